import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingMinutes } from './reading-time.ts';

test('200 words take a minute, and no text takes less', () => {
  assert.equal(readingMinutes('word '.repeat(590)), 3);
  assert.equal(readingMinutes('One word.'), 1);
});

test('what a component is given is not read, and what it contains is', () => {
  const words = 'word '.repeat(200);
  assert.equal(readingMinutes(`<Claim says="${words}">${words}</Claim>`), 1);
  assert.equal(readingMinutes(`${words}<Evidence>\n${words.repeat(3)}</Evidence>`), 1);
});
