import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consentMemory, type Screen } from './consent.ts';

function browser({ innerWidth = 1200, saveData = false } = {}): Screen {
  return { innerWidth, navigator: { connection: { saveData } } };
}

function storage({ isFull = false } = {}) {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (isFull) throw new DOMException('', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('the first Run starts it, but not on a phone, nor for a reader who saves data', () => {
  assert.equal(consentMemory(storage(), browser()).initial, 'on-run');
  assert.equal(consentMemory(storage(), browser({ innerWidth: 390 })).initial, 'ask');
  assert.equal(consentMemory(storage(), browser({ saveData: true })).initial, 'ask');
  assert.equal(consentMemory(undefined, { ...browser(), navigator }).initial, 'on-run');
});

test('a refusal is remembered until it is taken back', () => {
  const kept = storage();
  consentMemory(kept, browser()).refuse();
  assert.equal(consentMemory(kept, browser({ innerWidth: 390 })).initial, 'off');
  consentMemory(kept, browser()).forget();
  assert.equal(consentMemory(kept, browser()).initial, 'on-run');
});

test('a browser without storage asks again, and nothing fails', () => {
  consentMemory(undefined, browser()).refuse();
  consentMemory(storage({ isFull: true }), browser()).refuse();
});
