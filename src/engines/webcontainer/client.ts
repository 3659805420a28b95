import type { WebContainer, WebContainerProcess } from '@webcontainer/api';

/** What we use of a booted container; the compiler tells when an upgrade of the library takes any of it away. */
export type Container = Pick<WebContainer, 'mount' | 'spawn' | 'teardown'> & {
  on(event: 'port', listener: (port: number, type: 'open' | 'close', url: string) => void): Off;
  on(event: 'error', listener: (error: { message: string }) => void): Off;
};
type Off = () => void;

export type ContainerProcess = Pick<WebContainerProcess, 'exit' | 'output' | 'kill'>;

/** `WebContainer.boot` of the library. */
export type BootContainer = (options: {
  readonly coep: 'require-corp';
  readonly workdirName: string;
}) => Promise<Container>;
