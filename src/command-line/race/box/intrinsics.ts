/*
 * A program and the Lab share JavaScript's built-ins, so a program that changes them can change the answer. These
 * functions compare the built-ins before and after a run. They use only functions that were read before the program
 * ran, and no iteration, which a program can change too.
 */
const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf, deleteProperty } = Reflect;
const { apply } = Reflect;
const { is } = Object;
const { description } = Object.getOwnPropertyDescriptors(Symbol.prototype) as unknown as {
  description: { get: () => string };
};

interface Known {
  readonly name: string;
  readonly object: object;
  readonly keys: readonly PropertyKey[];
  readonly descriptors: readonly PropertyDescriptor[];
  readonly prototype: object | null;
}

type Intrinsics = readonly Known[];

/** How many changes are named: enough to understand, too few to fill a screen. */
const CHANGES_MAX = 10;

/** The built-ins as they are now. */
export function intrinsics(): Intrinsics {
  const known: Known[] = [];
  const remember = (name: string, object: unknown) => {
    const isHolder =
      typeof object === 'function' || (typeof object === 'object' && object !== null);
    if (!isHolder || known.some((each) => each.object === object)) return;
    const keys = ownKeys(object);
    const descriptors = keys.map((key) => getOwnPropertyDescriptor(object, key) ?? {});
    known.push({ name, object, keys, descriptors, prototype: getPrototypeOf(object) });
  };
  remember('globalThis', globalThis);
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const value = (globalThis as Record<string, unknown>)[name];
    remember(name, value);
    if (typeof value === 'function') remember(`${name}.prototype`, value.prototype);
  }
  const iterators = { Array: [][Symbol.iterator](), Map: new Map().keys(), Set: new Set().keys() };
  for (const [name, iterator] of Object.entries(iterators)) {
    remember(`%${name}Iterator%.prototype`, getPrototypeOf(iterator));
  }
  const generator = getPrototypeOf(function* () {}) as { prototype: object };
  remember('%GeneratorFunction%.prototype', generator);
  remember('%GeneratorFunction%.prototype.prototype', generator.prototype);
  return known;
}

/**
 * Names of the built-ins that have changed since, `Array.prototype.push`, at most ten. Removes a `toJSON` that was
 * added, so that it cannot change what is written next.
 */
export function changesSince(before: Intrinsics): string[] {
  const changes: string[] = [];
  for (let index = 0; index < before.length; index++) compare(before[index] as Known, changes);
  return changes;
}

function compare({ name, object, keys, descriptors, prototype }: Known, changes: string[]): void {
  const note = (key: PropertyKey) => {
    if (changes.length < CHANGES_MAX) changes[changes.length] = `${name}${suffixOf(key)}`;
  };
  if (getPrototypeOf(object) !== prototype) note('__proto__');
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    const now = getOwnPropertyDescriptor(object, key);
    if (now === undefined || !isSame(now, descriptors[index] as PropertyDescriptor)) note(key);
  }
  const present = ownKeys(object);
  for (let index = 0; index < present.length; index++) {
    const key = present[index] as PropertyKey;
    if (has(keys, key)) continue;
    note(key);
    if (key === 'toJSON' && !deleteProperty(object, key)) throw new Error(`${name}.toJSON stays`);
  }
}

function has(keys: readonly PropertyKey[], key: PropertyKey): boolean {
  for (let index = 0; index < keys.length; index++) if (keys[index] === key) return true;
  return false;
}

function isSame(one: PropertyDescriptor, other: PropertyDescriptor): boolean {
  return is(one.value, other.value) && one.get === other.get && one.set === other.set;
}

function suffixOf(key: PropertyKey): string {
  return typeof key === 'symbol' ? `[${apply(description.get, key, [])}]` : `.${key}`;
}
