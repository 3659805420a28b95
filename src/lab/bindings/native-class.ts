/**
 * Gives a class the name that Node's native has. Programs print it (`TCP { reading: true, … }`),
 * and a bundler may shorten names.
 */
export function nativeClass<T extends new (...args: never[]) => object>(name: string, ctor: T): T {
  return Object.defineProperty(ctor, 'name', { value: name, configurable: true });
}
