import { AsyncFromSyncIterator } from './async-from-sync-iterator.ts';
import { display } from './display.ts';
import { getMethod, type IteratorRecord } from './iterator-record.ts';
import type { Operations } from './operations.ts';
import { isObject } from './slots.ts';

/**
 * §7.4.4 GetIterator with kind async: a sync iterator is wrapped.
 *
 * @param text the expression that the value came from, for V8's messages
 */
export function getAsyncIterator(
  operations: Operations,
  iterable: unknown,
  text?: string,
): IteratorRecord {
  const isNullish = iterable === undefined || iterable === null;
  if (text !== undefined && isNullish) throw new TypeError(unreadable(iterable));
  const refusal = text && notIterable(text);
  const method = getMethod(iterable, Symbol.asyncIterator, refusal);
  if (method !== undefined) {
    const iterator = Reflect.apply(method, iterable, []);
    if (!isObject(iterator)) {
      throw new TypeError('Result of the Symbol.asyncIterator method is not an object');
    }
    return { iterator, nextMethod: Reflect.get(iterator, 'next') };
  }
  const syncMethod = getMethod(iterable, Symbol.iterator, refusal);
  if (syncMethod === undefined) {
    throw new TypeError(refusal ?? `${display(iterable)} is not async iterable`);
  }
  const syncIterator = Reflect.apply(syncMethod, iterable, []);
  if (!isObject(syncIterator)) {
    throw new TypeError('Result of the Symbol.iterator method is not an object');
  }
  const iterator = new AsyncFromSyncIterator(operations, syncIterator);
  return { iterator, nextMethod: iterator.next };
}

function notIterable(text: string): string {
  const isCall = text.endsWith('(...)');
  return `${text} is not ${isCall ? 'a function or its return value is not ' : ''}async iterable`;
}

function unreadable(value: unknown): string {
  return `Cannot read properties of ${value} (reading 'Symbol(Symbol.asyncIterator)')`;
}
