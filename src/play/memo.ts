/**
 * Remembers the last result of a pure function, and compares its arguments by identity. State is
 * immutable, so a selector that builds an object returns the same object while the state is the
 * same.
 */
export function memo<A extends readonly unknown[], R>(
  derive: (...args: A) => R,
): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | undefined;
  return (...args) => {
    if (!last?.args.every((arg, index) => Object.is(arg, args[index]))) {
      last = { args, result: derive(...args) };
    }
    return last.result;
  };
}
