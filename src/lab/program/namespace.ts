/*
 * Stand-ins for module namespace exotic objects, ECMA-262 §10.4.6. util.inspect knows them by their
 * tag.
 */

/** The namespace of a module whose exports no longer change: Node's own modules, packages. */
export function fixedNamespace(exports: ReadonlyMap<string, unknown>): object {
  const namespace: Record<string, unknown> = Object.create(null);
  for (const name of [...exports.keys()].sort()) {
    const value = exports.get(name);
    if (value instanceof Later) value.defineOn(namespace, name);
    else namespace[name] = value;
  }
  return Object.freeze(tag(namespace));
}

/**
 * An export that is an accessor of the module. Node reads it when the module is imported; here it is
 * read when a program asks, because a part that the Lab lacks is an error only for whom it concerns.
 */
export class Later {
  readonly #read: () => unknown;
  constructor(read: () => unknown) {
    this.#read = read;
  }
  defineOn(namespace: object, name: string): void {
    let value: unknown;
    let isRead = false;
    const get = () => {
      if (!isRead) value = this.#read();
      isRead = true;
      return value;
    };
    Object.defineProperty(namespace, name, { get, enumerable: true });
  }
}

/** The namespace of one of the reader's modules: each property is read when it is asked for. */
export function liveNamespace(
  names: () => readonly string[],
  read: (name: string) => unknown,
): object {
  const has = (key: PropertyKey): key is string => typeof key === 'string' && names().includes(key);
  return new Proxy(tag(Object.create(null)), {
    get: (target, key) => (has(key) ? read(key) : Reflect.get(target, key)),
    has: (target, key) => has(key) || Reflect.has(target, key),
    ownKeys: (target) => [...[...names()].sort(), ...Reflect.ownKeys(target)],
    getOwnPropertyDescriptor(target, key) {
      return has(key)
        ? { value: read(key), writable: true, enumerable: true, configurable: true }
        : Reflect.getOwnPropertyDescriptor(target, key);
    },
    set: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
  });
}

function tag(namespace: object): object {
  return Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' });
}
