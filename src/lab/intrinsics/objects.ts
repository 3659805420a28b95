import { ECMASCRIPT_NAMES } from '../node/global.ts';

/** An object of ECMAScript's own that every program of this realm can reach, with a name for a reader. */
type NamedObject = readonly [name: string, object: object];

/** Globals of which each process has its own, but with parts that come from the realm; and those of later releases. */
const FURTHER_NAMES = [
  ...['Promise', 'Proxy', 'Date', 'Math', 'WeakRef', 'FinalizationRegistry', 'Iterator'],
  ...['Float16Array', 'SuppressedError', 'DisposableStack', 'AsyncDisposableStack'],
];

export const GLOBAL_NAMES: readonly string[] = [...ECMASCRIPT_NAMES, ...FURTHER_NAMES];

/** Values of which the prototypes have no name of their own, although syntax and common methods reach them. */
const UNNAMED: Readonly<Record<string, object>> = {
  '%ArrayIteratorPrototype%': [][Symbol.iterator](),
  '%MapIteratorPrototype%': new Map().keys(),
  '%SetIteratorPrototype%': new Set().keys(),
  '%StringIteratorPrototype%': ''[Symbol.iterator](),
  '%RegExpStringIteratorPrototype%': ''.matchAll(/x/g),
  '%TypedArray%': Uint8Array,
  '%GeneratorFunction%.prototype': function* () {},
  '%AsyncFunction%.prototype': async () => {},
  '%AsyncGeneratorFunction%.prototype': async function* () {},
};

/**
 * Every intrinsic that has properties of its own. Functions with nothing but their name and length are left out: there
 * are six hundred, and programs do not write on them.
 */
export function intrinsicObjects(): readonly NamedObject[] {
  const found = new Map<object, string>();
  const add = (name: string, value: unknown): void => {
    const isObject = typeof value === 'function' || (typeof value === 'object' && value !== null);
    if (isObject && !found.has(value) && !isBare(value)) found.set(value, name);
  };
  const host = globalThis as Record<string, unknown>;
  for (const name of GLOBAL_NAMES) {
    add(name, host[name]);
    add(`${name}.prototype`, (host[name] as { prototype?: unknown } | undefined)?.prototype);
  }
  for (const [name, value] of Object.entries(UNNAMED)) add(name, Reflect.getPrototypeOf(value));
  // A Map is iterated up to its end, which moves as objects are added.
  for (const [object, name] of found) {
    for (const key of Reflect.ownKeys(object)) {
      const { value } = Reflect.getOwnPropertyDescriptor(object, key) ?? {};
      if (typeof key === 'string') add(`${name}.${key}`, value);
    }
    add(`${name}.__proto__`, Reflect.getPrototypeOf(object));
  }
  return [...found].map(([object, name]) => [name, object]);
}

function isBare(value: object): boolean {
  return (
    typeof value === 'function' &&
    Reflect.ownKeys(value).every((key) => key === 'name' || key === 'length')
  );
}
