import { native } from '../engine/native.ts';
import { dateArguments, makeUtc, parseDate } from '../engine/utc-date.ts';

/**
 * Replacements for the parts of ECMAScript that depend on more than their input: the date, random
 * numbers, and garbage collection as weak references and finalizers show it. With them a run
 * depends on its input alone.
 */

/**
 * `Date` on a virtual clock. Values are real Date objects of the host, so that the checks of the
 * lib by internal slot (`DatePrototypeGetTime`) hold; only "now" is different.
 */
export function virtualDate(nowMs: () => number): DateConstructor {
  const HostDate = globalThis.Date;
  function VirtualDate(...args: unknown[]): Date | string {
    if (new.target === undefined)
      return new (VirtualDate as unknown as DateConstructor)().toString();
    return Reflect.construct(
      HostDate,
      args.length === 0 ? [nowMs()] : dateArguments(args),
      new.target,
    );
  }
  const prototype = copyProperties(HostDate.prototype, Object.create(Object.prototype));
  makeUtc(prototype);
  Object.defineProperties(VirtualDate, {
    ...Object.getOwnPropertyDescriptors(HostDate),
    parse: {
      value: native('parse', (text: unknown) => parseDate(`${text}`)),
      writable: true,
      configurable: true,
    },
    now: { value: native('now', () => nowMs()), writable: true, configurable: true },
    prototype: { value: prototype },
  });
  Object.defineProperty(prototype, 'constructor', {
    value: VirtualDate,
    writable: true,
    configurable: true,
  });
  return native('Date', VirtualDate) as unknown as DateConstructor;
}

/** `Math` whose `random` comes from the run's seed. */
export function virtualMath(random: () => number): Math {
  const math = copyProperties(Math, Object.create(Object.prototype));
  return Object.defineProperty(math, 'random', {
    value: native('random', () => random()),
    writable: true,
    configurable: true,
  }) as Math;
}

class StrongRef {
  readonly #target: unknown;
  constructor(target: unknown) {
    this.#target = target;
  }
  deref(): unknown {
    return this.#target;
  }
}

class InertRegistry {
  register(): void {}
  unregister(): boolean {
    return false;
  }
}

/**
 * Programs must not see when the host collects garbage: weak references are strong, and finalizers
 * never run.
 */
export const strongReferences = {
  WeakRef: tagged('WeakRef', StrongRef),
  FinalizationRegistry: tagged('FinalizationRegistry', InertRegistry),
};

function tagged<T extends abstract new (...args: never[]) => object>(name: string, made: T): T {
  Object.defineProperty(made.prototype, Symbol.toStringTag, { value: name, configurable: true });
  return native(name, made);
}

function copyProperties<T extends object>(from: object, to: T): T {
  return Object.defineProperties(
    to,
    Object.getOwnPropertyDescriptors(from) as PropertyDescriptorMap,
  );
}
