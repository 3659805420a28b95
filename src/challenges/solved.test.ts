import assert from 'node:assert/strict';
import { test } from 'node:test';
import { solvedMemory } from './solved.ts';

function storageOf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('a task stays solved in the same browser, once', () => {
  const storage = storageOf();
  solvedMemory(() => storage).add('one');
  const later = solvedMemory(() => storage);
  later.add('one');
  later.add('two');
  assert.deepEqual([...solvedMemory(() => storage).ids()], ['one', 'two']);
});

test('a browser that refuses storage remembers for as long as the page is open', () => {
  const memory = solvedMemory(() => {
    throw new Error('SecurityError');
  });
  assert.equal(memory.ids().size, 0);
  memory.add('one');
  assert.deepEqual([...memory.ids()], ['one']);
});

test('a full storage does not stop the page', () => {
  const memory = solvedMemory(() => ({
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  }));
  memory.add('one');
  assert.ok(memory.ids().has('one'));
});
