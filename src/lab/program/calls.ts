/**
 * A call of the reader's program that somebody waits for: of one of its async functions, or the expression behind an
 * `await`. Calls are made within calls.
 */
export interface Call {
  readonly number: number;
  readonly caller: Call | undefined;
  /** Where its number is to be noted should it get a value: the accounts of the requests made for it. */
  readonly accounts: number[][];
  hasValue: boolean;
}

/**
 * Knows for which call of the program something is done, so that a request that was made for the same call as another
 * can be told from one that only has the same address. The call goes along with promise reactions, as an async context
 * does; with callbacks of timers, immediates and ticks; and with the failure of a request into its listeners.
 */
export class Calls {
  current: Call | undefined;
  #made = 0;
  readonly #ofFunction = new WeakMap<object, Call>();
  readonly #ofCallback = new WeakMap<object, Call>();
  readonly #ofRequest = new Map<number, Call>();
  /** What was current when the async functions on the stack were entered, outermost first. */
  readonly #outer: (Call | undefined)[] = [];

  /** The operand of an await begins to be evaluated. */
  begin(): Call {
    this.#made += 1;
    const { current: caller } = this;
    this.current = { number: this.#made, caller, accounts: [], hasValue: false };
    return this.current;
  }

  /** That operand has been evaluated: what follows is not part of it. */
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

  /** The body of a module is entered: it is the program itself, which nobody waits for. */
  enterBody(): void {
    this.#outer.push(this.current);
    this.current = undefined;
  }

  leaveFunction(): void {
    this.current = this.#outer.pop();
  }

  /** An async function returns. What it returns may be a promise of the value. */
  returned(promise: object, value: unknown): void {
    const call = this.#ofFunction.get(promise);
    if (call) this.settled(call, value);
  }

  /** A call without a value is no question that could be answered. */
  settled(call: Call, value: unknown): void {
    if (value === undefined || call.hasValue) return;
    call.hasValue = true;
    for (const account of call.accounts) account.push(call.number);
  }

  /** A callback is handed over to be called later. */
  bind<T>(callback: T): T {
    if (typeof callback === 'function' && this.current)
      this.#ofCallback.set(callback, this.current);
    return callback;
  }

  /** The loop, a timer, an immediate or a tick calls this. */
  enterCallback(callback?: unknown): void {
    this.current = typeof callback === 'function' ? this.#ofCallback.get(callback) : undefined;
  }

  /** @returns the numbers of the calls that this request is made for and that get a value; it goes on being filled */
  requestMade(request: number): number[] {
    const account: number[] = [];
    if (this.current) this.#ofRequest.set(request, this.current);
    for (let call = this.current; call; call = call.caller) {
      call.accounts.push(account);
      if (call.hasValue) account.push(call.number);
    }
    return account;
  }

  /** Its listeners are called next, and what they do is done for the same call. */
  requestFailed(request: number): void {
    this.current = this.#ofRequest.get(request);
  }
}
