import { native } from '../engine/native.ts';
import { display } from './display.ts';
import type { ForAwait } from './for-await.ts';
import { getMethod } from './iterator-record.ts';
import type { PromiseRealm } from './realm.ts';
import { isObject } from './slots.ts';

type Target = Record<number, unknown> & { length: number };

/**
 * Array.fromAsync, ECMA-262 (2026) §23.1.2.2. Processes share their arrays, so it asks for the
 * promises of the process that calls it.
 */
export function arrayFromAsync(promises: () => PromiseRealm): object {
  function fromAsync(this: unknown, ...args: [items: unknown, map?: unknown, receiver?: unknown]) {
    const { helpers } = promises();
    return helpers.async(this, args, function* (this: unknown): Generator<
      unknown,
      Target,
      unknown
    > {
      const [items, map, receiver] = args;
      if (map !== undefined && typeof map !== 'function') {
        throw new TypeError(`${display(map)} is not a function`);
      }
      const isIterable =
        getMethod(items, Symbol.asyncIterator) ?? getMethod(items, Symbol.iterator);
      if (!isIterable) return yield* fromArrayLike(this, items, map, receiver);
      const target = newArray(this);
      const loop = helpers.forAwait(items) as ForAwait;
      let index = 0;
      try {
        while (loop.take(yield loop.next())) {
          let { value } = loop;
          if (map) value = yield Reflect.apply(map, receiver, [value, index]);
          add(target, index++, value);
        }
      } catch (error) {
        throw loop.threw(error);
      } finally {
        yield* loop.close();
      }
      target.length = index;
      return target;
    });
  }
  Object.defineProperty(fromAsync, 'length', { value: 1, configurable: true });
  return native('fromAsync', fromAsync);
}

function* fromArrayLike(
  ctor: unknown,
  items: unknown,
  map: Parameters<typeof Reflect.apply>[0] | undefined,
  receiver: unknown,
): Generator<unknown, Target, unknown> {
  if (items == null) throw new TypeError(`${items} is not iterable`);
  const list = Object(items) as Record<number, unknown>;
  const length = Math.max(0, Math.trunc(Number(Reflect.get(list, 'length'))) || 0);
  const target = newArray(ctor, length);
  for (let index = 0; index < length; index++) {
    let value: unknown = yield list[index];
    if (map) value = yield Reflect.apply(map, receiver, [value, index]);
    add(target, index, value);
  }
  target.length = length;
  return target;
}

function newArray(ctor: unknown, ...length: [number?]): Target {
  if (typeof ctor !== 'function' || !isObject(ctor.prototype)) return [] as Target;
  return Reflect.construct(ctor, length);
}

function add(target: Target, index: number, value: unknown): void {
  Object.defineProperty(target, index, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
