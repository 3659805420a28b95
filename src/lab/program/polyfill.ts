/*
 * Parts of ECMAScript that the lib of Node 24 and later uses and some browsers do not have yet.
 * This file is imported for its effect, before the first release is loaded. It has only what the
 * packs use: `Symbol.dispose`, DisposableStack and SuppressedError (lib/diagnostics_channel.js),
 * and enough of iterator helpers for lib/internal/per_context/primordials.js to find
 * %IteratorHelperPrototype%.
 */

const host = globalThis as Record<string, unknown>;

for (const name of ['dispose', 'asyncDispose'] as const) {
  if (Symbol[name] === undefined) {
    Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
  }
}

host['SuppressedError'] ??= class SuppressedError extends Error {
  override readonly name = 'SuppressedError';
  readonly error: unknown;
  readonly suppressed: unknown;
  constructor(error: unknown, suppressed: unknown, message?: string) {
    super(message);
    this.error = error;
    this.suppressed = suppressed;
  }
};

/** DisposableStack of the proposal for explicit resource management, §12.3. */
class DisposableStackPolyfill {
  #disposers: (() => void)[] = [];
  #isDisposed = false;

  get disposed(): boolean {
    return this.#isDisposed;
  }

  use<T extends Disposable | null | undefined>(value: T): T {
    if (value === null || value === undefined) return value;
    const dispose = value[Symbol.dispose];
    if (typeof dispose !== 'function') throw new TypeError('Symbol.dispose is not a function');
    this.defer(() => dispose.call(value));
    return value;
  }

  adopt<T>(value: T, onDispose: (value: T) => void): T {
    this.defer(() => onDispose(value));
    return value;
  }

  defer(onDispose: () => void): void {
    if (this.#isDisposed) throw new ReferenceError('Cannot add values to a disposed stack!');
    this.#disposers.push(onDispose);
  }

  move(): DisposableStackPolyfill {
    const moved = new DisposableStackPolyfill();
    moved.#disposers = this.#disposers;
    this.#disposers = [];
    this.#isDisposed = true;
    return moved;
  }

  /** Disposes all, in reverse order. Of several errors, the later suppresses the earlier. */
  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    const errors: unknown[] = [];
    for (const dispose of this.#disposers.splice(0).reverse()) {
      try {
        dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) {
      throw errors.reduce((suppressed, error) => new SuppressedError(error, suppressed));
    }
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}
Object.defineProperty(DisposableStackPolyfill, 'name', { value: 'DisposableStack' });
host['DisposableStack'] ??= DisposableStackPolyfill;

const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

if (host['Iterator'] === undefined) {
  function Iterator() {
    throw new TypeError('Abstract class Iterator not directly constructable');
  }
  Iterator.prototype = IteratorPrototype;
  host['Iterator'] = Iterator;
}

if (IteratorPrototype.drop === undefined) {
  const drop = function* <T>(this: Iterator<T>, count: number): Generator<T> {
    for (let dropped = 0; ; dropped++) {
      const step = this.next();
      if (step.done) return;
      if (dropped >= count) yield step.value;
    }
  };
  Object.defineProperty(IteratorPrototype, 'drop', {
    value: drop,
    writable: true,
    configurable: true,
  });
}
