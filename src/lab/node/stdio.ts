import type { JsObject } from '../bindings/environment.ts';
import type { ProcessEnvironment, StandardStreams } from './process-environment.ts';
import { debugLineOf } from './process-output.ts';

const STDOUT_FD = 1;
const STDERR_FD = 2;
/** highWaterMark of fs.ReadStream. */
const INPUT_BYTES = 65_536;
/** How long the thread pool takes to read a file from the page cache. */
const FILE_READ_US = 100;

/**
 * The standard streams, made when they are first used
 * (lib/internal/bootstrap/switches/is_main_thread.js). Output behaves as when a shell redirects it
 * to a file: each write is done when the call returns, as in lib/internal/fs/sync_write_stream.js.
 */
export class Stdio implements StandardStreams {
  readonly #env: ProcessEnvironment;
  #stdout: JsObject | undefined;
  #stderr: JsObject | undefined;
  #stdin: JsObject | undefined;

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

  /** Standard input is empty: the end of the file is there when the first read is done. */
  get stdin(): JsObject {
    this.#stdin ??= this.#openInput();
    return this.#stdin;
  }

  /** Drops the streams, for another run of the same process. */
  rewind(): void {
    this.#stdout = undefined;
    this.#stderr = undefined;
    this.#stdin = undefined;
  }

  #openInput(): JsObject {
    const env = this.#env;
    const { Readable } = env.requireAny('stream');
    const stream = new Readable({
      highWaterMark: INPUT_BYTES,
      read() {
        const options = { asyncId: env.newAsyncId(), what: 'FSReqCallback' };
        const end = () => this.push(null);
        env.loop.queueWork(FILE_READ_US, function* () {
          yield* env.makeCallback({}, end, [], options);
        });
      },
    });
    return Object.assign(stream, { fd: 0 });
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
