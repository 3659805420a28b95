import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCopied } from './as-copied.ts';
import { formatQuery, parseQuery } from './query.ts';
import { DEFAULTS } from './scenario.ts';
import { randomFrom, randomScenario } from './testing/random.ts';

test('an address that is written as it should be stays as it is', () => {
  const random = randomFrom(4);
  for (let round = 0; round < 2_000; round += 1) {
    const query = `?${formatQuery(randomScenario(random), [['at', 'server.write.2.1']])}`;
    assert.equal(asCopied(query), query);
  }
  for (const query of ['', '?', '?gap=', '?gap=timeout0%2Bbusy5', '?a=b).', '?gap=%E0%A4%A'])
    assert.equal(asCopied(query), query);
});

test('an address that was pasted into HTML or a sentence means what it meant', () => {
  const scenario = { ...DEFAULTS, gap: 'timeout0+busy5' };
  for (const query of [
    '?node=20.0.0&amp;fetch=2.6.12&amp;gap=timeout0+busy5',
    '?node=20.0.0&amp;amp;fetch=2.6.12&AMP;gap=timeout0+busy5',
    '?fetch=2.6.12&gap=timeout0+busy5).',
    '?gap=timeout0+busy5%22%3E',
    '?gap=timeout0%2Bbusy5%E2%80%9D',
    '?gap=timeout0+busy5**',
    '?gap=timeout0+busy5…',
  ])
    assert.deepEqual(parseQuery(query), { scenario, notes: [], others: [] }, query);
  assert.deepEqual(parseQuery('?at=write.2).').others, [['at', 'write.2']]);
});

test('a plus at the end is no punctuation: it announces a part that is missing', () => {
  assert.equal(parseQuery('?gap=timeout0+').notes.length, 1);
});
