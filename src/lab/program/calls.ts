/**
 * A call of the reader's program that something waits for: a call of one of its async functions, or
 * the expression of an `await`. Calls nest.
 */
export interface Call {
  readonly number: number;
  readonly caller: Call | undefined;
  /**
   * The accounts of the requests that were made for it. Its number is added to each when it gets a
   * value.
   */
  readonly accounts: number[][];
  hasValue: boolean;
}

/**
 * Knows the call of the program that code runs for. With it, two requests that were made for one
 * call can be told from two that only have the same address. A call is carried along by promise
 * reactions, as an async context is; by callbacks of timers, immediates and ticks; and by the
 * failure of a request to its listeners.
 */
export class Calls {
  current: Call | undefined;
  #made = 0;
  readonly #ofFunction = new WeakMap<object, Call>();
  readonly #ofCallback = new WeakMap<object, Call>();
  readonly #ofRequest = new Map<number, Call>();
  /**
   * The calls that were current when the async functions on the stack were entered, outermost
   * first.
   */
  readonly #outer: (Call | undefined)[] = [];

  /** The operand of an await begins to be evaluated. */
  begin(): Call {
    this.#made += 1;
    const { current: caller } = this;
    this.current = { number: this.#made, caller, accounts: [], hasValue: false };
    return this.current;
  }

  /** That operand has been evaluated: the code that follows does not run for this call. */
  left(call: Call): void {
    this.current = call.caller;
  }

  /** The async function with this promise begins or goes on. */
  enterFunction(promise: object): void {
    this.#outer.push(this.current);
    const known = this.#ofFunction.get(promise);
    if (known) this.current = known;
    else this.#ofFunction.set(promise, this.begin());
  }

  /** The body of a module is entered: it is the program itself, for which nothing waits. */
  enterBody(): void {
    this.#outer.push(this.current);
    this.current = undefined;
  }

  leaveFunction(): void {
    this.current = this.#outer.pop();
  }

  /** An async function returns. The value that it returns may be a promise. */
  returned(promise: object, value: unknown): void {
    const call = this.#ofFunction.get(promise);
    if (call) this.settled(call, value);
  }

  /** The call has ended. One without a value is not noted: it was not made for an answer. */
  settled(call: Call, value: unknown): void {
    if (value === undefined || call.hasValue) return;
    call.hasValue = true;
    for (const account of call.accounts) account.push(call.number);
  }

  /** The program passes on a callback that is to be called later. */
  bind<T>(callback: T): T {
    if (typeof callback === 'function' && this.current)
      this.#ofCallback.set(callback, this.current);
    return callback;
  }

  /** The loop, a timer, an immediate or a tick calls this. */
  enterCallback(callback?: unknown): void {
    this.current = typeof callback === 'function' ? this.#ofCallback.get(callback) : undefined;
  }

  /**
   * @returns the numbers of the calls that this request is made for and that get a value. More are
   * added as they get one.
   */
  requestMade(request: number): number[] {
    const account: number[] = [];
    if (this.current) this.#ofRequest.set(request, this.current);
    for (let call = this.current; call; call = call.caller) {
      call.accounts.push(account);
      if (call.hasValue) account.push(call.number);
    }
    return account;
  }

  /** Its listeners are called next, and they run for the same call. */
  requestFailed(request: number): void {
    this.current = this.#ofRequest.get(request);
  }
}
