/** Words that cannot be identifiers, ECMA-262 §12.7.2, in the order of acorn's list. V8 has a token for each. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    'break case catch continue debugger default do else finally for function if return switch throw try var while ' +
    'with null true false instanceof typeof void delete new in this const class extends export import super enum'
  ).split(' '),
);
