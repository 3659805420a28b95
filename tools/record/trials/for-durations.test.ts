import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSubject } from '../../../src/recordings/subject.ts';
import { isForDurations } from './for-durations.ts';

test('cells are there for their durations where every time gives the same outcome', () => {
  for (const [query, expected] of [
    ['node=26.12.1&fetch=2.6.12&process=warm&agent=no-keepalive', true],
    ['node=26.12.1&fetch=2.6.12&process=cold&fin=50ms', true],
    ['node=26.12.1&fetch=http&header=close&process=warm&fin=50ms', true],
    ['node=26.12.1&fetch=2.6.12&process=warm', false],
    ['node=26.12.1&fetch=2.6.12&process=warm&fin=20ms', false],
    ['node=26.12.1&fetch=2.6.12&process=warm&agent=no-keepalive&fin=50ms', false],
    ['node=26.12.1&fetch=2.6.12&process=warm&agent=no-keepalive&requests=10', false],
    ['node=26.12.1&client=axios@1.21.1&process=warm&fin=50ms', false],
    ['node=26.12.1&fetch=2.6.12&product=nginx@1.22.1&process=warm&fin=50ms', false],
    ['runtime=bun@1.4.5&fetch=2.6.12&process=warm&fin=50ms', false],
  ] as const)
    assert.equal(isForDurations(readSubject(query)), expected, query);
});
