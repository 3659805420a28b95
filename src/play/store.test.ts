import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStore } from './store.ts';

test('a watcher sees its part at once, and again only when that part changes', () => {
  const store = createStore({ a: 1, b: 1 });
  const seen: number[] = [];
  store.watch(
    (state) => state.a,
    (a) => seen.push(a),
  );
  store.update((state) => ({ ...state, b: 2 }));
  store.update((state) => ({ ...state, a: 2 }));
  assert.deepEqual(seen, [1, 2]);
});

test('an update from inside a watcher also reaches earlier watchers, and no watcher sees a half state', () => {
  const store = createStore({ n: 1, double: 2 });
  const seen: string[] = [];
  store.watch(
    (state) => state.double,
    (double, { n }) => seen.push(`${n} ${double}`),
  );
  store.watch(
    (state) => state.n,
    (n) => store.update((state) => ({ ...state, double: n * 2 })),
  );
  store.update((state) => ({ ...state, n: 4 }));
  assert.deepEqual(seen, ['1 2', '4 8']);
});
