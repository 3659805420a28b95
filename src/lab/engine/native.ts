/** Functions of the Lab that stand for built-in ones: their text is `[native code]`. */
export const natives = new WeakSet<object>();

/** The function, as a built-in one with this name. */
export function native<F extends object>(name: string, fn: F): F {
  natives.add(fn);
  return Object.defineProperty(fn, 'name', { value: name, configurable: true });
}
