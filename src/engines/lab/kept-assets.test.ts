import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ASSETS_MAX, KeptAssets } from './kept-assets.ts';

test('what was forgotten is sent again when it is used again', () => {
  const kept = new KeptAssets();
  const inFrame = new Set<string>();
  const use = (key: string) => {
    const { isNew, forgotten } = kept.use(key);
    if (isNew) inFrame.add(key);
    if (forgotten !== undefined) inFrame.delete(forgotten);
    assert.ok(inFrame.has(key), `${key} is there when it is run`);
    assert.ok(inFrame.size <= ASSETS_MAX);
  };
  for (const key of 'abacdefaabbgfedcba') use(key);
});

test('the one that was used last is not the one that goes', () => {
  const kept = new KeptAssets();
  for (const key of 'abcda') kept.use(key);
  assert.deepEqual(kept.use('e'), { isNew: true, forgotten: 'b' });
  assert.deepEqual(kept.use('a'), { isNew: false, forgotten: undefined });
});
