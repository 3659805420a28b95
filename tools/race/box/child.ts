/**
 * The boxed process. It is started by box.ts with no permission at all (no files, network, processes, threads, add-ons),
 * an empty environment and no way to compile text; this file reaches it as text, because it may not even read that.
 *
 * The Lab runs in a second realm. Nothing of this one is reachable from there: only texts go in and out. The run is
 * synchronous and the process ends right after it, so a promise that a program made here, of an `import()` say, never
 * goes on.
 */
import { readFileSync, writeSync } from 'node:fs';
import { constants, createContext, runInContext } from 'node:vm';
import type { BoxRequest, Bridge } from './protocol.ts';

/** Sooner or later the parent ends a run that takes too long. This is for the case that it has died. */
const RUN_MS_MAX = 20_000;

const STDIN = 0;
const STDOUT = 1;
const { reallyExit } = process as typeof process & { reallyExit(code: number): never };

const { nonce, lab, request } = JSON.parse(readFileSync(STDIN, 'utf8')) as BoxRequest;
const write = (line: string) => {
  const bytes = new TextEncoder().encode(`${nonce} ${line}\n`);
  for (let sent = 0; sent < bytes.length; ) sent += writeSync(STDOUT, bytes, sent);
};

const PARTS = [
  ...['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port'],
  ...['pathname', 'search', 'hash'],
] as const;
const { stringify } = JSON;
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
realm['task'] = [realm['runInBox'], request];
delete realm['runInBox'];

clearThisRealm();
write('ready');
const answer = answerOfRealm();
if (typeof answer === 'string') write(answer);
reallyExit(0);

/** Undefined when it threw. What it threw is a program's perhaps, so nothing here looks at it, Node neither. */
function answerOfRealm(): unknown {
  const task = '{ const [run, json] = task; delete globalThis.task; run(json); }';
  const options = { filename: 'lab.js', timeout: RUN_MS_MAX, displayErrors: false };
  try {
    return runInContext(task, realm, options);
  } catch {
    return undefined;
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
