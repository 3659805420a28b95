import type { WebContainer, WebContainerProcess } from '@webcontainer/api';

/**
 * The part of a booted container that we use. The compiler reports an upgrade of the library that
 * removes any of it.
 */
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
