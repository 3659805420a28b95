import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import type { RunOutcome } from './outcome.ts';
import { cellsOf } from './plan.ts';
import { cellRunText, headingOf, jsonOf } from './report.ts';
import type { CellRun } from './run-cell.ts';
import { tallyOf } from './tally.ts';

const ok: RunOutcome = { answered: true, errors: [] };
const failed = (...errors: string[]): RunOutcome => ({ answered: false, errors });

const RUN: CellRun = {
  cell: { scenario: DEFAULTS, node: '24.22.3', process: 'warm', runs: 4 },
  outcomes: [failed('b'), ok, failed('a'), failed('a', 'b', 'a')],
  first: ok,
  load: [0.3, 1.2],
};
const CIRCUMSTANCES = { date: '2026-11-28', machine: 'linux x64, kernel 6.1, 2 cores' };

test('a plan goes release by release', () => {
  const cells = cellsOf({
    scenario: DEFAULTS,
    releases: ['24.22.3', '25.9.0'],
    processes: ['cold', 'warm'],
    runs: 3,
  });
  assert.deepEqual(
    cells.map(({ node, process, runs }) => [node, process, runs]),
    [
      ['24.22.3', 'cold', 3],
      ['24.22.3', 'warm', 3],
      ['25.9.0', 'cold', 3],
      ['25.9.0', 'warm', 3],
    ],
  );
});

test('runs are counted, errors by their text, most frequent first', () => {
  assert.deepEqual(tallyOf(RUN.outcomes), {
    answered: 1,
    runs: 4,
    errors: [
      { text: 'a', count: 3 },
      { text: 'b', count: 2 },
    ],
  });
  assert.deepEqual(tallyOf([]), { answered: 0, runs: 0, errors: [] });
});

test('the text has the figure, the repetition that was left out, and the load', () => {
  assert.equal(
    cellRunText(RUN),
    'Node 24.22.3, warm: 1 of 4 answered (first repetition, not counted: answered; load 0.3 to 1.2)\n' +
      '  3 × a\n' +
      '  2 × b',
  );
  const cold = { ...RUN, cell: { ...RUN.cell, process: 'cold' }, first: undefined } as const;
  assert.match(cellRunText(cold), /^Node 24\.22\.3, cold: 1 of 4 answered \(load 0\.3 to 1\.2\)\n/);
  assert.equal(
    headingOf('', CIRCUMSTANCES),
    'the default scenario\n2026-11-28, linux x64, kernel 6.1, 2 cores\n',
  );
});

test('the JSON has the same figures', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(jsonOf('fin=2ms', CIRCUMSTANCES, [RUN]))), {
    query: 'fin=2ms',
    ...CIRCUMSTANCES,
    cells: [
      {
        node: '24.22.3',
        process: 'warm',
        answered: 1,
        runs: 4,
        errors: [
          { text: 'a', count: 3 },
          { text: 'b', count: 2 },
        ],
        first: 'answered',
        load: [0.3, 1.2],
      },
    ],
  });
});
