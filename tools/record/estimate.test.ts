import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSubject } from '../../src/recordings/subject.ts';
import { estimateMs, timeLeftText } from './estimate.ts';

const estimate = (query: string, trials = 20) => estimateMs(readSubject(query), trials);

test('an estimate grows with trials, with the wait for a FIN and with fresh processes', () => {
  const warm = estimate('node=20.0.0&fetch=2.6.12&process=warm');
  assert.ok(estimate('node=20.0.0&fetch=2.6.12&process=warm', 200) > 4 * warm);
  assert.ok(estimate('node=20.0.0&fetch=2.6.12&process=warm&fin=50ms') > warm + 20 * 50);
  assert.ok(estimate('node=20.0.0&fetch=2.6.12&process=cold') > warm);
  assert.ok(estimate('node=20.0.0&fetch=2.6.12&gap=busy20&process=warm') >= warm + 20 * 20);
});

test('a time is told as people tell it', () => {
  assert.equal(timeLeftText(4_400), '4 s');
  assert.equal(timeLeftText(119_000), '2 min');
  assert.equal(timeLeftText(65 * 60_000), '1 h 5 min');
});
