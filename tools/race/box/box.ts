import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { bundleScript } from '../../bundle/script.ts';
import { stripTypes } from '../strip-types.ts';
import { watchMemory } from './memory.ts';
import type { BoxRequest, LabRequest } from './protocol.ts';

/** Milliseconds from the start of the process until it is ready for the program: it reads the Lab meanwhile. */
const START_MS_MAX = 60_000;
/** Milliseconds that a program has, as on the page. */
export const RUN_MS_MAX = 10_000;
/** Of the heap; beyond it V8 ends the process. */
const HEAP_MB_MAX = 512;
/** Of the whole process, buffers and WebAssembly memories too. */
export const MEMORY_BYTES_MAX = 1_024 * 1_024 * 1_024;
/** Characters of an answer: the page's REPORT_CHARS_MAX, the nonce and a line break fit in. */
const ANSWER_CHARS_MAX = 16_100_000;
const STDERR_CHARS_MAX = 10_000;

/** The Lab as a script: made once, which takes 0.1 s. */
let lab: Promise<string> | undefined;

/** How a boxed run ended. `text` has yet to be read as JSON and checked: a program may have had a hand in it. */
export type BoxEnd =
  | { readonly end: 'answer'; readonly text: string }
  | { readonly end: 'time' | 'memory' }
  /** It said something that our code never says, or nothing at all. */
  | { readonly end: 'forged' }
  | { readonly end: 'not-started'; readonly message: string };

/**
 * Runs client.mjs and server.mjs in the Lab, in a process that can reach nothing: see tools/race/README.md. What comes
 * back was possibly touched by the program, so it is to be checked like any stranger's data.
 */
export async function runBoxed(request: LabRequest, runMsMax = RUN_MS_MAX): Promise<BoxEnd> {
  if (!process.allowedNodeEnvironmentFlags.has('--allow-net')) {
    return notStarted(
      `Node ${process.version} cannot keep a program from the network: Node 25 can`,
    );
  }
  lab ??= bundleScript('tools/race/box/lab.ts');
  const nonce = randomBytes(16).toString('hex');
  return start({ nonce, lab: await lab, request: JSON.stringify(request) }, runMsMax);
}

function start(request: BoxRequest, runMsMax: number): Promise<BoxEnd> {
  const child = spawnBox(stripTypes(readFileSync('tools/race/box/child.ts', 'utf8')));
  const { promise, resolve } = Promise.withResolvers<BoxEnd>();
  let end: BoxEnd | undefined;
  const stop = (reason: BoxEnd) => {
    end ??= reason;
    child.kill('SIGKILL');
  };

  let timer = setTimeout(stop, START_MS_MAX, notStarted('it was not ready in time'));
  const stopWatching = watchMemory(child.pid, MEMORY_BYTES_MAX, () => stop({ end: 'memory' }));

  const ready = `${request.nonce} ready\n`;
  let isReady = false;
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.length > ANSWER_CHARS_MAX) stop({ end: 'forged' });
    if (isReady || !said.startsWith(ready)) return;
    isReady = true;
    clearTimeout(timer);
    timer = setTimeout(stop, runMsMax, { end: 'time' });
  });
  let complained = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complained = (complained + text).slice(0, STDERR_CHARS_MAX);
  });

  child.on('error', (error) => stop(notStarted(error.message)));
  child.on('close', () => {
    clearTimeout(timer);
    stopWatching();
    resolve(end ?? read());
  });
  // A process that has ended does not take the rest; how it ended is told by `close`.
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(request));
  return promise;

  function read(): BoxEnd {
    if (/heap out of memory|out of memory/i.test(complained)) return { end: 'memory' };
    if (!isReady) return notStarted(complained.trim() || 'it gave no reason');
    const answer = said.slice(ready.length);
    const prefix = `${request.nonce} `;
    const isWhole = answer.startsWith(prefix) && answer.indexOf('\n') === answer.length - 1;
    return isWhole ? { end: 'answer', text: answer.slice(prefix.length, -1) } : { end: 'forged' };
  }
}

function notStarted(message: string): BoxEnd {
  return { end: 'not-started', message };
}

/** A process that has no rights, and this text to run. For tests too: what could a program do that got out of the Lab? */
export function spawnBox(code: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...ARGUMENTS, code], {
    env: SURROUNDINGS,
    cwd: tmpdir(),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/**
 * No permission is given: `--permission` alone refuses files, network, child processes, threads, add-ons, WASI and the
 * inspector. No text can be compiled in the realm that Node's own modules are in.
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

/** Windows starts nothing without this one. */
const { SystemRoot } = process.env;
const SURROUNDINGS = SystemRoot === undefined ? {} : { SystemRoot };
