import type { Trace } from '../../trace/record/event.ts';
import { nameEvents } from '../../trace/record/name-events.ts';
import { parseTrace } from '../../trace/record/parse-trace.ts';
import type { RunResult } from '../engine.ts';
import type { Container } from './client.ts';
import { engineFailure, engineFailureOf } from './failures.ts';
import { OUTPUT_CHARS_MAX, RUN_MS_MAX, SERVER_MS_MAX, TELL_EVERY_MS } from './limits.ts';
import { ProcessLog } from './process-log.ts';
import { killAll, type ProcessCommand, RunningProcess } from './running-process.ts';
import { settlesWithin } from './waiting.ts';

interface ContainerPairOptions {
  /** Folder with client.mjs, server.mjs and, where the input has one, probe.mjs. */
  readonly cwd: string;
  readonly hasProbe: boolean;
}

export type ContainerPairOutput = Pick<RunResult, 'events' | 'exitCode'>;

/** The limits that end a run from outside. */
type Limit = 'wallMsMax' | 'outputCharsMax';

/**
 * Exit codes of killed processes: 128 + SIGKILL, 128 + SIGTERM. The client is killed here only after
 * its exit code was read, so such a code means that somebody else killed it.
 */
const KILLED = [137, 143];

/**
 * Runs client.mjs against server.mjs, each in a Node.js process of the container, from the start of
 * the server to the end of the client. Both processes are gone afterwards, however the run ends.
 * @throws EngineError `container-error`, `out-of-memory`, `process-killed`, `process-not-started`,
 * `process-not-ended` or `trace-not-readable`
 */
export class ContainerPair {
  readonly #container: Container;
  readonly #startedMs = performance.now();
  /** It tells what the probe reports from what the reader's program prints. */
  readonly #seal = crypto.randomUUID();
  readonly #client = new ProcessLog('client', () => this.#nowUs(), this.#seal);
  readonly #server = new ProcessLog('server', () => this.#nowUs());
  readonly #ending = Promise.withResolvers<Limit>();
  readonly #serverReady = Promise.withResolvers<void>();
  readonly #onTrace: (soFar: Trace) => void;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #chars = 0;

  /** @param onTrace called with the trace so far, while the two run and at the end */
  constructor(container: Container, onTrace: (soFar: Trace) => void) {
    this.#container = container;
    this.#onTrace = onTrace;
    this.#ending.promise.catch(() => {});
  }

  async run(options: ContainerPairOptions, signal: AbortSignal): Promise<ContainerPairOutput> {
    const stop = () => this.#ending.reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    const off = this.#container.on('error', ({ message }) =>
      this.#ending.reject(engineFailureOf(new Error(message), 'container-error')),
    );
    const offPort = this.#container.on('port', (_port, type) => {
      if (type === 'open') this.#serverReady.resolve();
    });
    const running: RunningProcess[] = [];
    try {
      signal.throwIfAborted();
      return await this.#run(options, running);
    } finally {
      off();
      offPort();
      signal.removeEventListener('abort', stop);
      clearTimeout(this.#telling);
      await killAll(running);
    }
  }

  async #run(
    { cwd, hasProbe }: ContainerPairOptions,
    running: RunningProcess[],
  ): Promise<ContainerPairOutput> {
    const server = await this.#start({ args: ['server.mjs'], cwd }, (chunk) => {
      this.#server.push(chunk);
      this.#serverReady.resolve();
    });
    running.push(server);
    await this.#listening(server);
    const command = hasProbe
      ? { args: ['--import', './probe.mjs', 'client.mjs'], cwd, env: { PROBE_SEAL: this.#seal } }
      : { args: ['client.mjs'], cwd };
    const client = await this.#start(command, (chunk) => this.#client.push(chunk));
    running.push(client);
    return this.#output(await this.#end(client));
  }

  #start(command: ProcessCommand, onOutput: (chunk: string) => void): Promise<RunningProcess> {
    return RunningProcess.start(this.#container, command, (chunk) => {
      this.#chars += chunk.length;
      if (this.#chars > OUTPUT_CHARS_MAX) this.#ending.resolve('outputCharsMax');
      else onOutput(chunk);
      this.#telling ??= setTimeout(() => this.#tell(), TELL_EVERY_MS);
    });
  }

  #tell(): void {
    this.#telling = undefined;
    try {
      this.#onTrace(this.#trace());
    } catch (error) {
      this.#ending.reject(error);
    }
  }

  /** Waits until the server listens, prints something, or has ended, and at most SERVER_MS_MAX. */
  async #listening(server: RunningProcess): Promise<void> {
    const ended = settlesWithin(server.exit, SERVER_MS_MAX);
    await Promise.race([this.#serverReady.promise, ended, this.#ending.promise]);
  }

  /** Waits for the client's exit code, or for the limit that it reaches. */
  async #end(client: RunningProcess): Promise<number | Limit> {
    const timer = setTimeout(() => this.#ending.resolve('wallMsMax'), RUN_MS_MAX);
    try {
      return await Promise.race([client.ended(), this.#ending.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  #output(end: number | Limit): ContainerPairOutput {
    this.#client.end();
    this.#server.end();
    const t = this.#nowUs();
    if (typeof end === 'string') {
      const message = LIMIT_MESSAGES[end];
      this.#client.add({ kind: 'limit', t, actor: 'client', limit: end, message });
    } else if (KILLED.includes(end)) {
      throw engineFailure('process-killed');
    } else {
      this.#client.add({ kind: 'exit', t, actor: 'client', code: end });
    }
    const events = this.#trace();
    this.#onTrace(events);
    return { events, exitCode: typeof end === 'number' ? end : undefined };
  }

  /**
   * The events of both processes on one clock. They are checked like any other trace, because a
   * reader's program can print anything.
   */
  #trace(): Trace {
    const events = [...this.#client.events, ...this.#server.events];
    const parsed = parseTrace(nameEvents(events.toSorted((one, other) => one.t - other.t)));
    if (!parsed.ok) throw engineFailure('trace-not-readable', parsed.message);
    return parsed.trace;
  }

  #nowUs(): number {
    return Math.round((performance.now() - this.#startedMs) * 1000);
  }
}

const LIMIT_MESSAGES: Readonly<Record<Limit, string>> = {
  wallMsMax: `The program was still running after ${RUN_MS_MAX / 1000} s and was ended.`,
  outputCharsMax: `The program printed more than ${OUTPUT_CHARS_MAX.toLocaleString('en-US')} characters and was ended.`,
};
