/*
 * Stand-ins for module namespace exotic objects, ECMA-262 §10.4.6. util.inspect knows them by their
 * tag.
 */

/** The namespace of a module whose exports no longer change: Node's own modules, packages. */
export function fixedNamespace(exports: ReadonlyMap<string, unknown>): object {
  const namespace: Record<string, unknown> = Object.create(null);
  for (const name of [...exports.keys()].sort()) namespace[name] = exports.get(name);
  return Object.freeze(tag(namespace));
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
