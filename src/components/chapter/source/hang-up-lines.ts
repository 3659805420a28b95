import { releasesInCache } from '../../../build/cache.ts';
import { readSource } from './read-source.ts';

/** The lines in lib/_http_client.js at which a Node release throws “socket hang up”, as stack traces show them. */
interface HangUpLines {
  readonly release: string;
  /** The other side ended the connection. */
  readonly socketOnEnd: number;
  /** The program's own side destroyed the socket. */
  readonly socketCloseListener: number;
}

/**
 * The number of the line on which a function says “socket hang up”, from 1.
 * @throws Error when the module has no such function, or the function has no such line
 */
export function hangUpLine(source: string, name: string): number {
  const lines = source.split('\n');
  const start = lines.findIndex((text) => text.startsWith(`function ${name}(`));
  const end = lines.findIndex((text, index) => index > start && text === '}');
  const line = lines.findIndex(
    (text, index) => index > start && index < end && text.includes("'socket hang up'"),
  );
  if (start < 0 || line < 0) throw new Error(`${name} does not say “socket hang up”`);
  return line + 1;
}

/** For every release that this site has, oldest first. */
export async function hangUpLines(): Promise<readonly HangUpLines[]> {
  const releases = await releasesInCache();
  return Promise.all(
    releases.map(async (release) => {
      const source = await readSource(release, '_http_client');
      return {
        release,
        socketOnEnd: hangUpLine(source, 'socketOnEnd'),
        socketCloseListener: hangUpLine(source, 'socketCloseListener'),
      };
    }),
  );
}
