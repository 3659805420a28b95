import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOG_CHARS_SHOWN_MAX, LOG_LINES_SHOWN_MAX, shortLog } from './short-log.ts';

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);

test('a log that fits is shown as it is', () => {
  for (const text of ['', '\n', 'one\ntwo\n', lines(LOG_LINES_SHOWN_MAX).join('\n')])
    assert.equal(shortLog(text), text);
});

test('of many lines the first and the last are shown, and the number of the others', () => {
  const shown = shortLog(lines(40_000).join('\n')).split('\n');
  assert.equal(shown.length, LOG_LINES_SHOWN_MAX + 1);
  assert.equal(shown[0], 'line 0');
  assert.equal(shown[LOG_LINES_SHOWN_MAX / 2], '… 38,000 lines are left out here.');
  assert.equal(shown.at(-1), 'line 39999');
});

test('a line of any length is shown in part', () => {
  const shown = shortLog(`${'a'.repeat(900_000)}z`);
  assert.match(shown, /^a+\n… 800,001 characters are left out here\.\na+z$/);
  assert.ok(shown.length < LOG_CHARS_SHOWN_MAX + 100);
});
