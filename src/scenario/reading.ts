/**
 * The result of reading a text from outside: its canonical form, or what would have been allowed,
 * in words.
 */
export type Reading<Value extends string = string> =
  | { readonly ok: true; readonly value: Value }
  /** `expected` completes the sentence "… is not ", without a full stop. */
  | { readonly ok: false; readonly expected: string };

export function accept<Value extends string>(value: Value): Reading<Value> {
  return { ok: true, value };
}

export function refuse(expected: string): Reading<never> {
  return { ok: false, expected };
}
