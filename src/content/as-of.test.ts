import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FACTS_AS_OF } from './as-of.ts';

test('the foot of the pages names the newest month that a text names', () => {
  const months = globSync('src/content/**/*.mdx').flatMap((file) => {
    const month = /^asOf: (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1];
    return month ? [month] : [];
  });
  const newest = months.toSorted((a, b) => Date.parse(`1 ${a}`) - Date.parse(`1 ${b}`)).at(-1);
  assert.equal(FACTS_AS_OF, newest);
});
