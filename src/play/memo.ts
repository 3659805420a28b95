/**
 * Remembers the last answer of a pure function, whose arguments are compared by identity. State is
 * immutable, so a selector that builds an object gives the same object for as long as the state is the same.
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
