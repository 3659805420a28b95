import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOG_CHARS_SHOWN_MAX, LOG_LINES_SHOWN_MAX, shortLog } from './short-log.ts';

const entry = (text: string, event = 'output.1') => ({ event, text });
const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}\n`);
const textOf = (entries: ReturnType<typeof shortLog>) => entries.map(({ text }) => text).join('');

test('a log that fits is shown as it is', () => {
  const logs = [
    [],
    [entry('')],
    [entry('one\ntwo'), entry('')],
    lines(2_000).map((each) => entry(each)),
  ];
  for (const log of logs) assert.equal(shortLog(log), log);
  const full = [entry(lines(LOG_LINES_SHOWN_MAX).join(''))];
  assert.equal(shortLog(full), full);
});

test('of many lines the first and the last are shown, and the number of the others', () => {
  for (const log of [lines(40_000).map((each) => entry(each)), [entry(lines(40_000).join(''))]]) {
    const shown = textOf(shortLog(log)).split('\n');
    assert.equal(shown.length, LOG_LINES_SHOWN_MAX + 2);
    assert.equal(shown[0], 'line 0');
    assert.equal(shown[LOG_LINES_SHOWN_MAX / 2], '… 38,000 lines are left out here.');
    assert.equal(shown.at(-2), 'line 39999');
  }
});

test('a line of any length is shown in part', () => {
  const shown = textOf(shortLog([entry(`${'a'.repeat(900_000)}z`)]));
  assert.match(shown, /^a+… [\d,]+ characters are left out here\.\na+z$/);
  assert.ok(shown.length < LOG_CHARS_SHOWN_MAX + 100);
});

test('a piece of an entry belongs to its event, and what is left out to none', () => {
  const short = shortLog([entry(lines(3_000).join(''), 'output.7')]);
  assert.deepEqual([...new Set(short.map(({ event }) => event))], ['output.7', '']);
});
