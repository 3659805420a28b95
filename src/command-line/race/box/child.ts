/**
 * The program of the boxed process. box.ts starts it with no permission (no files, network, processes, threads, add-
 * ons), an empty environment and no way to compile text. It is passed as text, because the process may not even read
 * this file.
 *
 * The Lab runs in a second realm, from which nothing of this realm can be reached: only texts go in and out. All code
 * is synchronous, from the first line that is read to the end of the process. So a promise that a program makes here,
 * for example with `import()`, never settles.
 */
import { readSync, writeSync } from 'node:fs';
import { constants, createContext, runInContext } from 'node:vm';
import type { BoxSetup, Bridge } from './protocol.ts';

/** The parent ends a run that takes too long. This limit is for the case that the parent has died. */
const RUN_MS_MAX = 20_000;

/** Pause before an empty pipe is read again, on systems where reading does not wait. */
const PAUSE_MS = 5;
const PAUSE = new Int32Array(new SharedArrayBuffer(4));

const STDIN = 0;
const STDOUT = 1;
const { reallyExit } = process as typeof process & { reallyExit(code: number): never };

const lines = linesOf(STDIN);
const { nonce, lab } = JSON.parse(lines.next().value ?? '') as BoxSetup;
const write = (line: string) => {
  const bytes = new TextEncoder().encode(`${nonce} ${line}\n`);
  for (let sent = 0; sent < bytes.length; ) sent += writeSync(STDOUT, bytes, sent);
};

const PARTS = [
  ...['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port'],
  ...['pathname', 'search', 'hash'],
] as const;
const { stringify } = JSON;
const { defineProperty } = Object;
/** Calls the function through the realm's global object, because only evaluated text can have a timeout. */
const TASK = '{ const run = task, json = text; delete this.task; delete this.text; run(json); }';
const { parse } = URL;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8');
const bomKeepingDecoder = new TextDecoder('utf-8', { ignoreBOM: true });

// No program can get at these functions (platform.ts). Their prototypes are removed as a second defence.
const bridge: Bridge = Object.assign(Object.create(null), {
  parseUrl: (text: string, base: string | undefined, field?: string, value?: string) => {
    const url = parse(text, base) as Record<string, string> | null;
    if (url === null) return undefined;
    if (field !== undefined && value !== undefined) url[field] = value;
    return stringify(Object.fromEntries(PARTS.map((name) => [name, url[name]])));
  },
  encode: (text: string, into: Uint8Array) => {
    const { read, written } = encoder.encodeInto(text, into);
    return read * 2 ** 32 + written;
  },
  decode: (bytes: Uint8Array, keepsBom: boolean) =>
    (keepsBom ? bomKeepingDecoder : decoder).decode(bytes),
} satisfies Bridge);
for (const fn of Object.values(bridge)) Object.setPrototypeOf(fn, null);

const realm = createContext(constants.DONT_CONTEXTIFY, {
  codeGeneration: { strings: true, wasm: true },
}) as Record<string, unknown>;
realm['bridge'] = bridge;
runInContext(lab, realm, { filename: 'lab.js' });
const { prepareRuns } = realm;
delete realm['prepareRuns'];
const run = inRealm(prepareRuns, lines.next().value);

clearThisRealm();
write('ready');
for (;;) {
  const { done, value: time } = lines.next();
  if (done) break;
  const answer = inRealm(run, time);
  if (typeof answer !== 'string') break;
  write(answer);
}
reallyExit(0);

/**
 * Calls a function of the realm with a text.
 *
 * @returns undefined when the function threw. A program may have made the error, so neither we nor Node look at it.
 */
function inRealm(call: unknown, text: unknown): unknown {
  try {
    // Defined, not assigned, because an earlier run may have left setters with these names.
    defineProperty(realm, 'task', { value: call, configurable: true });
    defineProperty(realm, 'text', { value: text, configurable: true });
    return runInContext(TASK, realm, {
      filename: 'lab.js',
      timeout: RUN_MS_MAX,
      displayErrors: false,
    });
  } catch {
    return undefined;
  }
}

/** Waits for each line. Ends at the end of the stream. */
function* linesOf(fd: number): Generator<string, undefined> {
  const chunk = new Uint8Array(1 << 16);
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      yield line;
    }
    const read = readWaiting(fd, chunk);
    if (read === 0) return undefined;
    text += decoder.decode(chunk.subarray(0, read), { stream: true });
  }
}

/** @returns the number of bytes; 0 at the end of the stream */
function readWaiting(fd: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(fd, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(PAUSE, 0, 0, PAUSE_MS);
    }
  }
}

/**
 * A second defence, for a program that has reached this realm: it finds only JavaScript's own built-ins, frozen, and
 * nothing of Node.
 */
function clearThisRealm(): void {
  const own = runInContext('Object.getOwnPropertyNames(globalThis)', realm) as string[];
  for (const name of Reflect.ownKeys(globalThis)) {
    if (typeof name === 'symbol' || !own.includes(name)) Reflect.deleteProperty(globalThis, name);
  }
  for (const name of own) {
    const value = (globalThis as Record<string, unknown>)[name];
    if (typeof value !== 'function') continue;
    Object.freeze(value.prototype);
    Object.freeze(value);
  }
}
