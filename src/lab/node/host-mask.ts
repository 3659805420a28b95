/**
 * Every name that a bare identifier could reach on the page, worker or Node that the Lab itself
 * runs in, as `undefined`. It is the prototype of each process's global object. Members of
 * Object.prototype are not masked: they are ECMAScript's and belong to every global object.
 */
export const HOST_MASK: object = maskOf(globalThis);

function maskOf(host: object): object {
  const mask: object = Object.create(Object.prototype);
  let object: object | null = host;
  while (object !== null && object !== Object.prototype) {
    for (const name of Object.getOwnPropertyNames(object)) {
      if (Object.hasOwn(Object.prototype, name)) continue;
      Object.defineProperty(mask, name, { value: undefined, writable: true, configurable: true });
    }
    object = Object.getPrototypeOf(object);
  }
  return mask;
}
