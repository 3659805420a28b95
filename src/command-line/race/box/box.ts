import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { bundleScript } from '../../../build/bundle-script.ts';
import { stripTypes } from '../strip-types.ts';
import { watchMemory } from './memory.ts';
import type { BoxSetup, BoxTask, LabRequest } from './protocol.ts';

/** Milliseconds until the process is ready for the program. It reads the Lab in this time. */
const START_MS_MAX = 60_000;
/** Milliseconds that a program may run, as on the page. */
export const BOX_RUN_MS_MAX = 10_000;
/** Size of the heap. V8 ends a process that needs more. */
const HEAP_MB_MAX = 512;
/** Size of the whole process, with buffers and WebAssembly memories. */
export const MEMORY_BYTES_MAX = 1_024 * 1_024 * 1_024;
/** Characters of an answer: the page's REPORT_CHARS_MAX, with room for the nonce and a line break. */
const ANSWER_CHARS_MAX = 16_100_000;
const STDERR_CHARS_MAX = 10_000;

/** The Lab as one script. Making it takes 0.1 s, so it is made once. */
let lab: Promise<string> | undefined;

/** How a boxed run ended. `text` may have been written by the program, so it has to be parsed and checked. */
export type BoxEnd =
  | { readonly end: 'answer'; readonly text: string }
  | { readonly end: 'time' | 'memory' }
  /** The process wrote something that our code never writes, or nothing at all. */
  | { readonly end: 'forged' }
  | { readonly end: 'not-started'; readonly message: string };

/**
 * One program in the Lab, in a process without permissions (src/command-line/race/README.md). The program may have
 * changed what comes back, so it has to be checked like any data from outside.
 */
export class Box {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #prefix: string;
  readonly #runMsMax: number;
  readonly #stopWatching: () => void;
  #received = '';
  #stderr = '';
  #isReady = false;
  #end: BoxEnd | undefined;
  #pending: { settle(end: BoxEnd): void; readonly timer: NodeJS.Timeout } | undefined;

  private constructor(nonce: string, runMsMax: number) {
    this.#prefix = `${nonce} `;
    this.#runMsMax = runMsMax;
    const child = spawnBox(stripTypes(readFileSync('src/command-line/race/box/child.ts', 'utf8')));
    this.#child = child;
    this.#stopWatching = watchMemory(child.pid, MEMORY_BYTES_MAX, () =>
      this.#stop({ end: 'memory' }),
    );
    child.stdout.setEncoding('utf8').on('data', (text: string) => this.#receive(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(0, STDERR_CHARS_MAX);
    });
    child.on('error', (error) => this.#stop(notStarted(error.message)));
    child.on('close', () => this.#onClose());
    // A process that has ended does not read the rest. `close` reports how it ended.
    child.stdin.on('error', () => {});
  }

  /**
   * Prepares a process for the program. If that fails, the first run reports it.
   *
   * @param runMsMax milliseconds that each run may take
   */
  static async open(request: LabRequest, runMsMax = BOX_RUN_MS_MAX): Promise<Box> {
    lab ??= bundleScript('src/command-line/race/box/lab.ts', { keepNames: true });
    const setup: BoxSetup = { nonce: randomBytes(16).toString('hex'), lab: await lab };
    const box = new Box(setup.nonce, runMsMax);
    if (!process.allowedNodeEnvironmentFlags.has('--allow-net')) {
      const message = `Node ${process.version} cannot keep a program from the network, Node 25 can`;
      box.#stop(notStarted(message));
    }
    const started = await box.#request(
      `${JSON.stringify(setup)}\n${JSON.stringify(request)}`,
      START_MS_MAX,
    );
    if (started.end === 'answer' && started.text === 'ready') box.#isReady = true;
    else if (started.end === 'time') box.#end = notStarted('it was not ready in time');
    else if (started.end === 'answer') box.#stop({ end: 'forged' });
    return box;
  }

  /** Runs the program, runs it again, or goes on with a search. Only one at a time. */
  run(task: BoxTask = { time: {} }): Promise<BoxEnd> {
    return this.#request(JSON.stringify(task), this.#runMsMax);
  }

  close(): void {
    this.#stop({ end: 'forged' });
  }

  #request(line: string, msMax: number): Promise<BoxEnd> {
    if (this.#end) return Promise.resolve(this.#end);
    const { promise, resolve } = Promise.withResolvers<BoxEnd>();
    this.#pending = {
      settle: resolve,
      timer: setTimeout(() => this.#stop({ end: 'time' }), msMax),
    };
    this.#child.stdin.write(`${line}\n`);
    return promise;
  }

  /** One line is an answer if a run waits for one. Anything else is forged. */
  #receive(text: string): void {
    this.#received += text;
    if (this.#received.length > ANSWER_CHARS_MAX) this.#stop({ end: 'forged' });
    const end = this.#received.indexOf('\n');
    if (end === -1 || this.#end) return;
    const line = this.#received;
    this.#received = '';
    const isAnswer = this.#pending && line.startsWith(this.#prefix) && end === line.length - 1;
    if (!isAnswer) this.#stop({ end: 'forged' });
    else this.#settle({ end: 'answer', text: line.slice(this.#prefix.length, -1) });
  }

  #settle(end: BoxEnd): void {
    clearTimeout(this.#pending?.timer);
    this.#pending?.settle(end);
    this.#pending = undefined;
  }

  #stop(reason: BoxEnd): void {
    this.#end ??= reason;
    this.#child.kill('SIGKILL');
  }

  #onClose(): void {
    this.#stopWatching();
    if (/out of memory/i.test(this.#stderr)) this.#end ??= { end: 'memory' };
    if (!this.#isReady) this.#end ??= notStarted(this.#stderr.trim() || 'it gave no reason');
    this.#end ??= { end: 'forged' };
    this.#settle(this.#end);
  }
}

function notStarted(message: string): BoxEnd {
  return { end: 'not-started', message };
}

/** Starts a process without permissions that runs this text. Tests use it to show what a program could do there. */
export function spawnBox(code: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...ARGUMENTS, code], {
    env: ENVIRONMENT,
    cwd: tmpdir(),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/**
 * Options that give the process no permission: `--permission` alone refuses files, network, child processes, threads,
 * add-ons, WASI and the inspector. In the realm of Node's own modules no text can be compiled.
 */
const ARGUMENTS = [
  '--permission',
  '--disallow-code-generation-from-strings',
  '--no-addons',
  '--disable-sigusr1',
  `--max-old-space-size=${HEAP_MB_MAX}`,
  '--no-warnings',
  '--input-type=module',
  '--eval',
];

/** Windows starts no process without this variable. */
const { SystemRoot } = process.env;
const ENVIRONMENT = SystemRoot === undefined ? {} : { SystemRoot };
