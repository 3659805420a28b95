import type { JsObject } from '../bindings/environment.ts';
import { NotSimulatedError } from './not-simulated.ts';
import type { ProcessEnvironment, StandardStreams } from './process-environment.ts';
import { debugLineOf } from './process-output.ts';

const STDOUT_FD = 1;
const STDERR_FD = 2;

/**
 * The standard streams, made when they are first used
 * (lib/internal/bootstrap/switches/is_main_thread.js). Output behaves as when a shell redirects it
 * to a file: each write is done when the call returns, as in lib/internal/fs/sync_write_stream.js.
 */
export class Stdio implements StandardStreams {
  readonly #env: ProcessEnvironment;
  #stdout: JsObject | undefined;
  #stderr: JsObject | undefined;

  constructor(env: ProcessEnvironment) {
    this.#env = env;
  }

  get stdout(): JsObject {
    this.#stdout ??= this.#open('stdout', STDOUT_FD);
    return this.#stdout;
  }

  get stderr(): JsObject {
    this.#stderr ??= this.#open('stderr', STDERR_FD);
    return this.#stderr;
  }

  get stdin(): never {
    throw new NotSimulatedError('process.stdin');
  }

  /** Drops the streams, for another run of the same process. */
  rewind(): void {
    this.#stdout = undefined;
    this.#stderr = undefined;
  }

  #open(name: 'stdout' | 'stderr', fd: number): JsObject {
    const env = this.#env;
    const { Writable } = env.require('stream');
    const decoder = new TextDecoder();
    const stream = new Writable({
      decodeStrings: false,
      write(chunk: string | Uint8Array, _encoding: string, done: () => void) {
        env.write(
          name,
          typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }),
        );
        done();
      },
      /** Standard streams cannot be closed: dummyDestroy of is_main_thread.js. */
      destroy: (error: unknown, done: (error: unknown) => void) => done(error),
    });
    Object.assign(stream, { fd, _type: 'fs', _isStdio: true });
    return env.log === '' ? stream : this.#besideLog(stream);
  }

  /**
   * Writes lines of a log that the program did not ask for directly to the output, so that they
   * leave no ticks in the program's stream.
   */
  #besideLog(stream: JsObject): JsObject {
    const env = this.#env;
    const debugLine = debugLineOf(env.pid);
    const { write } = stream;
    return Object.assign(stream, {
      write(text: unknown, ...rest: unknown[]) {
        if (typeof text !== 'string' || !debugLine.test(text)) {
          return Reflect.apply(write, stream, [text, ...rest]);
        }
        env.write('stderr', text);
        return true;
      },
    });
  }
}
