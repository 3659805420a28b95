import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordedCell } from '../recordings/record.ts';
import { CitationError, checkSaying, citedText } from './cited.ts';

const cellsOf = (...counts: readonly (readonly [answered: number, tried: number])[]) =>
  counts.map(
    ([answered, tried], index): RecordedCell => ({
      id: `cell ${index}`,
      plan: 'test',
      answered,
      tried,
      errors: [],
      load: [0, 0],
      at: '2026-11-29T08:00:00Z',
    }),
  );

test('a count is what the cells have together', () => {
  const cells = cellsOf([46, 60], [1200, 1400]);
  assert.equal(citedText(cells), '1,246 of 1,460');
  assert.equal(citedText(cells, 'failed'), '214 of 1,460');
  assert.equal(citedText(cells, 'words'), 'about 9 times in 10');
});

test('a sentence that the record does not bear stops the build', () => {
  const holds = (saying: Parameters<typeof checkSaying>[1], answered: number) => {
    try {
      checkSaying(cellsOf([answered, 200]), saying);
      return true;
    } catch (error) {
      assert.ok(error instanceof CitationError);
      return false;
    }
  };
  assert.deepEqual(
    [0, 7, 100, 193, 200].map((answered) =>
      (['none', 'nearly none', 'few', 'some', 'most', 'nearly all', 'all'] as const).filter(
        (each) => holds(each, answered),
      ),
    ),
    [
      ['none', 'nearly none', 'few'],
      ['nearly none', 'few', 'some'],
      ['some'],
      ['some', 'most', 'nearly all'],
      ['most', 'nearly all', 'all'],
    ],
  );
});
