import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOrdersReport } from './report.ts';

const counts = { orders: 2, answered: 1, failed: 1, other: 0 };
const exploration = {
  ...counts,
  isComplete: true,
  isForThisClock: false,
  bounds: { callbackMs: 50, flightMs: 200 },
  regions: [
    {
      outcome: 'failed',
      orders: 1,
      inequalities: [{ text: 'one later than two', times: 'one > two' }],
      example: { phase: 3 },
    },
  ],
  cheapest: {
    delayMs: 0.281,
    isLeast: true,
    schedule: { 'client callback 3': 281 },
    words: 'callback 3',
  },
  handlerRanAndClientReset: { GET: 1 },
};
const read = (report: unknown) => readOrdersReport(JSON.stringify(report));

test('what the script says is read as it is', () => {
  assert.deepEqual(read({ exploration }), { exploration });
  assert.deepEqual(read({ progress: { ...counts, open: 3 } }), {
    progress: { ...counts, open: 3 },
  });
  assert.deepEqual(read({ missingPart: 'crypto' }), { missingPart: 'crypto' });
  assert.deepEqual(read({ failed: 'why' }), { failed: 'why' });
});

const WRONG: readonly (readonly [string, unknown])[] = [
  ['nothing', {}],
  ['a list', []],
  ['null', null],
  ['a count that is none', { progress: { ...counts, open: -1 } }],
  ['a count that is a text', { exploration: { ...exploration, orders: '2' } }],
  ['an outcome that there is not', { exploration: { ...exploration, regions: [{ outcome: '' }] } }],
  ['a schedule of texts', { exploration: { ...exploration, cheapest: { schedule: { a: 'b' } } } }],
  ['bounds that are none', { exploration: { ...exploration, bounds: { flightMs: null } } }],
  ['a text without an end', { failed: 'x'.repeat(20_001) }],
];
for (const [what, report] of WRONG) {
  test(`${what} is refused`, () => {
    assert.throws(() => read(report), { code: 'report-not-readable' });
  });
}

test('what is not JSON is refused', () => {
  assert.throws(() => readOrdersReport('{'), { code: 'report-not-readable' });
});
