import type { ChildProcess } from 'node:child_process';
import type { SubjectKnobs } from '../../../src/recordings/subject.ts';

/** Something that a cell of the record runs, and that may be missing on a machine. */
interface Part {
  /** Name without a version, as it stands in a plan: `nginx`, `bun`, `axios`. */
  readonly name: string;
  /**
   * Makes it ready: what comes from npm is downloaded into .cache/, what is built from source is built. Asked once, before
   * all else.
   *
   * @returns what is missing for it here, as a sentence that says what to install; undefined when it can run
   */
  missing(): Promise<string | undefined>;
  /** Its version: `1.22.1`. Only asked for when nothing is missing. */
  version(): Promise<string>;
}

/** A running server. */
export interface RunningServer {
  readonly process: ChildProcess;
  /** The file of the certificate that a client of https has to trust (NODE_EXTRA_CA_CERTS). */
  readonly certificate?: string | undefined;
  /** Ends it and waits until it has ended. */
  close(): Promise<void>;
}

/** A server that is not the playground's. It answers every request with status 200 and a body of JSON. */
export interface ServerProduct extends Part {
  /** Whether it can speak TLS by itself or behind the terminator that comes with it. */
  readonly tls: boolean;
  /**
   * Starts it on 127.0.0.1 and resolves when it accepts connections.
   *
   * @param folder empty, its own, removed afterwards by the caller
   * @throws Error when it ends or does not listen in time, with the last lines that it printed
   */
  start(options: {
    readonly port: number;
    readonly folder: string;
    readonly tls: boolean;
  }): Promise<RunningServer>;
}

/** A library that makes requests, other than node-fetch and http.request. */
export interface ClientLibrary extends Part {
  /** The oldest release of Node on which it is measured: 20.0.0 if it names none. */
  readonly nodeMin?: string;
  /** The built-in fetch needs nothing; else the packages are unpacked into `folder`/node_modules. */
  install(folder: string): Promise<void>;
  /**
   * A client.mjs of the same shape as that of a scenario: imports and settings at the left edge, then one `try` with the
   * awaited requests, then `} catch (error) {` that prints name, code and message, and sets the exit code. So it can be
   * repeated in one process (tools/measure/warm-client.ts).
   *
   * @returns undefined when the library has no word for these knobs
   */
  program(knobs: SubjectKnobs, url: string): string | undefined;
}

/** What runs a client.mjs. Releases of Node have their own way (tools/measure/release.ts). */
export interface ClientRuntime extends Part {
  /** Packages whose place it takes with code of its own, whatever stands in node_modules: a program cannot import them. */
  readonly replaces: readonly string[];
  /** Program and arguments that run a file with network access to 127.0.0.1. */
  command(file: string): Promise<readonly [program: string, ...args: string[]]>;
}
