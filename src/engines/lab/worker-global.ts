/*
 * What the Lab's worker does before a program is there. Program and Lab share its global object, which a program can
 * reach (`Function('return this')()`), so what speaks for the worker or acts on it is taken away.
 */

const AWAY = [
  ...['postMessage', 'close', 'reportError', 'importScripts'],
  ...['addEventListener', 'removeEventListener', 'dispatchEvent'],
  ...['onmessage', 'onmessageerror', 'onerror', 'onunhandledrejection', 'onrejectionhandled'],
  ...['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame', 'BroadcastChannel'],
];

/** @param global and all of its prototypes lose these names */
export function closeGlobal(global: object, names: readonly string[] = AWAY): void {
  for (let holder: object | null = global; holder; holder = Object.getPrototypeOf(holder)) {
    for (const name of names) Reflect.deleteProperty(holder, name);
  }
}

const { stringify } = JSON;
const { ownKeys, setPrototypeOf } = Reflect;
const { isArray } = Array;
const lists = Array.prototype;

/** JSON of plain data, whatever a program has left on the prototypes for good. */
export function bareJson(data: object): string {
  return stringify('toJSON' in lists ? bare(data) : data);
}

/** A copy without prototypes, so that there is no `toJSON` to be found. */
function bare(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy = (isArray(value) ? [] : {}) as Record<PropertyKey, unknown>;
  setPrototypeOf(copy, null);
  const keys = ownKeys(value);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    copy[key] = bare((value as Record<string, unknown>)[key]);
  }
  return copy;
}
