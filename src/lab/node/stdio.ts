import { notSimulated } from './not-simulated.ts';
import type { NodeProcess } from './process.ts';

const STDOUT_FD = 1;
const STDERR_FD = 2;

/**
 * The standard streams, made when first asked for (lib/internal/bootstrap/switches/is_main_thread.js).
 * Output goes where a shell would redirect it, to a file: each write is done when it returns, as in
 * lib/internal/fs/sync_write_stream.js.
 */
export function createStdio(env: NodeProcess) {
  let stdout: object | undefined;
  let stderr: object | undefined;
  return {
    stdout: () => (stdout ??= syncWriteStream(env, 'stdout', STDOUT_FD)),
    stderr: () => (stderr ??= syncWriteStream(env, 'stderr', STDERR_FD)),
    stdin: notSimulated('process.stdin'),
  };
}

function syncWriteStream(env: NodeProcess, name: 'stdout' | 'stderr', fd: number): object {
  const { Writable } = env.require('stream');
  const decoder = new TextDecoder();
  const stream = new Writable({
    autoDestroy: true,
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding: string, done: () => void) {
      env.write(name, typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
      done();
    },
  });
  /** The standard streams cannot be closed: is_main_thread.js dummyDestroy. */
  stream._destroy = (error: unknown, done: (error: unknown) => void) => done(error);
  return Object.assign(stream, { fd, _type: 'fs', _isStdio: true });
}
