import { AsyncFromSyncIterator } from './async-from-sync-iterator.ts';
import { display } from './display.ts';
import { getMethod, type IteratorRecord } from './iterator-record.ts';
import type { Operations } from './operations.ts';
import { isObject } from './slots.ts';

/** §7.4.4 GetIterator with kind async: a sync iterator is wrapped. */
export function getAsyncIterator(operations: Operations, iterable: unknown): IteratorRecord {
  const method = getMethod(iterable, Symbol.asyncIterator);
  if (method !== undefined) {
    const iterator = Reflect.apply(method, iterable, []);
    if (!isObject(iterator)) {
      throw new TypeError('Result of the Symbol.asyncIterator method is not an object');
    }
    return { iterator, nextMethod: Reflect.get(iterator, 'next') };
  }
  const syncMethod = getMethod(iterable, Symbol.iterator);
  if (syncMethod === undefined) throw new TypeError(`${display(iterable)} is not async iterable`);
  const syncIterator = Reflect.apply(syncMethod, iterable, []);
  if (!isObject(syncIterator)) {
    throw new TypeError('Result of the Symbol.iterator method is not an object');
  }
  const iterator = new AsyncFromSyncIterator(operations, syncIterator);
  return { iterator, nextMethod: iterator.next };
}
