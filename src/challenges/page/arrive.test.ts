import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { tabMemory } from '../../play/memory.ts';
import { CHALLENGES } from '../challenges.ts';
import { addressOf } from './addresses.ts';
import { ADDRESSES_ID, ARRIVE_AT_TASK, type TaskAddresses } from './arrive.ts';

/** Runs the script at an address, and returns the address after it and the tab's storage. */
function arrived(addresses: TaskAddresses, address: string, isRefused = false) {
  const { pathname, search, hash } = new URL(address, 'http://here');
  const kept = new Map<string, string>([['playground', '{"own":["#1.mine"]}']]);
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (isRefused) throw new Error('SecurityError');
      kept.set(key, value);
    },
  };
  let at = pathname + search + hash;
  const history = {
    replaceState: (_: unknown, __: string, to: string) => {
      at = to;
    },
  };
  const document = {
    getElementById: (id: string) =>
      id === ADDRESSES_ID ? { textContent: JSON.stringify(addresses) } : null,
  };
  const location = { pathname, search, hash };
  runInNewContext(ARRIVE_AT_TASK, { document, location, history, sessionStorage: storage });
  return { at, memory: tabMemory(storage) };
}

test('a task without an address opens its start; with one it opens that', () => {
  const task = { start: '?node=20.0.0', own: [] };
  assert.equal(arrived(task, '/challenges/one/').at, '/challenges/one/?node=20.0.0');
  assert.equal(arrived(task, '/challenges/one/?gap=none').at, '/challenges/one/?gap=none');
  assert.equal(arrived(task, '/challenges/one/#1.abc').at, '/challenges/one/#1.abc');
});

test('the programs of a task count as known, beside those that the tab knew', () => {
  const task = { start: '?node=20.0.0#1.start', own: ['#1.start', '#1.solution'] };
  const { memory } = arrived(task, '/challenges/one/');
  for (const hash of ['#1.mine', '#1.start', '#1.solution']) assert.ok(memory.isOwn(hash), hash);
  assert.ok(!memory.isOwn('#1.other'));
  arrived(task, '/challenges/one/', true);
});

test('each task has short addresses of its start and its solution', async () => {
  for (const { start, solution } of CHALLENGES) {
    for (const situation of [start, solution]) {
      assert.ok((await addressOf(situation)).length < 1_900);
    }
  }
});
