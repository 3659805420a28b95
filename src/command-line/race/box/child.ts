/**
 * The boxed process. It is started by box.ts with no permission at all (no files, network, processes, threads, add-ons),
 * an empty environment and no way to compile text; this file reaches it as text, because it may not even read that.
 *
 * The Lab runs in a second realm. Nothing of this one is reachable from there: only texts go in and out. All of it is
 * synchronous, from the first line that is read to the end of the process, so a promise that a program made here, of an
 * `import()` say, never goes on.
 */
import { readSync, writeSync } from 'node:fs';
import { constants, createContext, runInContext } from 'node:vm';
import type { BoxSetup, Bridge } from './protocol.ts';

/** Sooner or later the parent ends a run that takes too long. This is for the case that it has died. */
const RUN_MS_MAX = 20_000;

/** Between two looks at a pipe that is empty and does not wait, as on some systems. */
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
/** Through the realm's global object, because only evaluated text can be stopped after a time. */
const TASK = '{ const run = task, json = text; delete this.task; delete this.text; run(json); }';
const { parse } = URL;
const encoder = new TextEncoder();
const decoders = [false, true].map((ignoreBOM) => new TextDecoder('utf-8', { ignoreBOM }));

// A function of this realm is in no program's hands, see platform.ts; its prototype goes all the same.
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
  decode: (bytes: Uint8Array, keepsBom: boolean) => decoders[keepsBom ? 1 : 0]!.decode(bytes),
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
 * Calls a function of the realm with a text. Undefined when it threw: what it threw is a program's perhaps, so nothing
 * here looks at it, Node neither.
 */
function inRealm(call: unknown, text: unknown): unknown {
  try {
    // Defined, not assigned: an earlier run may have left a setter of these names behind.
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

/** Waits for each line, and ends with the stream. */
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

/** @returns how many bytes; 0 at the end of the stream */
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
 * For a program that got here after all: it finds JavaScript's own built-ins, which it cannot change, and nothing of
 * Node.
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
