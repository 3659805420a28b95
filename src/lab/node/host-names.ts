/**
 * Every name that a bare identifier could reach on the page, worker or Node that the Lab itself runs in.
 * Members of Object.prototype are left out: they are ECMAScript's and belong to every global object.
 */
export function hostNames(): readonly string[] {
  const names = new Set<string>();
  let object: object | null = globalThis;
  while (object !== null && object !== Object.prototype) {
    for (const name of Object.getOwnPropertyNames(object)) names.add(name);
    object = Object.getPrototypeOf(object);
  }
  return [...names];
}
