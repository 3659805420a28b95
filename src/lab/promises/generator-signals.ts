/*
 * The values that a lowered async generator may yield: one of these three, or any other value,
 * which is an await.
 */

/** `yield value` */
export class Yielded {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/**
 * A value that `yield*` passes on. It is not awaited again, and the generator is resumed with the
 * whole completion.
 */
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
