/*
 * What a lowered async generator may yield. A bare value is an await; these three are the rest.
 */

/** `yield value` */
export class Yielded {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/** A value that `yield*` passes on: not awaited again, and resumed with the whole completion. */
export class Delegated {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/**
 * `yield*` ends because the delegate has returned: the generator itself returns with this value.
 */
export class Returned {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/** How a suspended generator goes on: a completion record, ECMA-262 §6.2.4. */
export interface Completion {
  readonly type: 'next' | 'return' | 'throw';
  readonly value: unknown;
}
