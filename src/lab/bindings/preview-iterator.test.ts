import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printed, runClient } from '../testing.ts';

test('iterators of collections are shown, and go on as if nobody had looked', () => {
  const run = runClient(`
    const map = new Map([['a', 1], ['b', 2]]);
    const entries = map.entries();
    entries.next();
    console.log(entries, entries, map.keys(), new Set([[3]]).values(), new Set().keys());
    console.log([...entries], entries.next(), Object.keys(entries), map.keys().next());`);
  assert.equal(
    printed(run),
    `[Map Entries] { [ 'b', 2 ] } [Map Entries] { [ 'b', 2 ] } [Map Iterator] { 'a', 'b' } [Set Iterator] { [ 3 ] } [Set Iterator] {  }
[ [ 'b', 2 ] ] { value: undefined, done: true } [] { value: 'a', done: false }
`,
  );
});
