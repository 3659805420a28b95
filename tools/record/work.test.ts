import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cellsOfPlans, type PlannedCell } from './cells.ts';
import { Journal } from './journal.ts';
import { NO_PARTS } from './parts.ts';
import { finPlan } from './plans/fin.ts';
import { quickCells } from './quick.ts';
import { runJobs } from './schedule.ts';
import { timingDecides } from './timing.ts';
import type { CellSample } from './trials/sample.ts';
import { Work, type WorkOptions } from './work.ts';

const FIN_CELLS = cellsOfPlans([finPlan], NO_PARTS);
const CELLS = FIN_CELLS.filter(({ subject }) => subject.runtime === 'node@26.12.1');

/** A machine on which every warm cell with a FIN of 0.5 ms is answered every other time. */
const sampleOf = ({ id }: PlannedCell, tried: number): CellSample => ({
  answered: id.endsWith('process=warm&fin=0.5ms') ? tried / 2 : 0,
  tried,
  errors: [],
  finUs: [],
  gapUs: [],
  load: [0, 0],
  at: '2026-11-29T08:00:00Z',
});

async function withJournal(use: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'record-work-'));
  try {
    await use(join(folder, 'deeper', 'journal.jsonl'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function workOn(path: string, options: Partial<WorkOptions> = {}): Work {
  return new Work({
    cells: CELLS,
    parts: NO_PARTS,
    journal: new Journal(path),
    trialsAtFirst: () => 20,
    adapts: true,
    runCell: async (cell, trials) => sampleOf(cell, trials),
    onSample: () => {},
    onFailure: (_, error) => assert.fail(error),
    signal: new AbortController().signal,
    ...options,
  });
}

test('every cell is measured, and those in doubt 200 times', async () => {
  await withJournal(async (path) => {
    const work = workOn(path);
    assert.ok(work.estimateMs > 0);
    await runJobs(() => work.next());
    assert.equal(work.finished, CELLS.length);
    assert.equal(work.estimateMs, 0);
    const often = CELLS.filter((cell) => work.sampleOf(cell)!.tried === 200).map(({ id }) => id);
    assert.deepEqual(
      often.map((id) => /fin=(.*)$/.exec(id)?.[1]),
      ['0.2ms', '0.5ms', '1ms'],
    );
    for (const cell of CELLS) assert.ok(work.sampleOf(cell)!.tried >= 20);
  });
});

test('what was interrupted goes on: nothing is measured twice, and nothing is lost', async () => {
  await withJournal(async (path) => {
    const measured: string[] = [];
    const stop = new AbortController();
    const interrupted = workOn(path, {
      signal: stop.signal,
      async runCell(cell, trials) {
        if (measured.length === 7) {
          stop.abort();
          throw new Error('its client was ended');
        }
        measured.push(cell.id);
        return sampleOf(cell, trials);
      },
    });
    await runJobs(() => interrupted.next());
    assert.equal(measured.length, 7);
    assert.deepEqual(interrupted.missing, [], 'a cell that was cut off has not failed');

    // As a machine leaves it that loses its power within a line.
    appendFileSync(path, readFileSync(path, 'utf8').slice(0, 40));
    const again = workOn(path, {
      async runCell(cell, trials) {
        measured.push(cell.id);
        return sampleOf(cell, trials);
      },
    });
    assert.equal(CELLS.filter((cell) => again.sampleOf(cell)).length, new Set(measured).size);
    await runJobs(() => again.next());
    assert.equal(again.finished, CELLS.length);
    const trials = CELLS.map((cell) => again.sampleOf(cell)!.tried);
    assert.deepEqual(new Set(trials), new Set([20, 200]));
    // The three in doubt have a second sample.
    assert.equal(measured.length, CELLS.length + 3);

    const finished = workOn(path, { runCell: () => assert.fail('nothing is left') });
    await runJobs(() => finished.next());
    assert.deepEqual(
      CELLS.map((cell) => finished.sampleOf(cell)!.tried),
      trials,
    );
  });
});

test('samples of other programs do not count', async () => {
  await withJournal(async (path) => {
    const work = workOn(path);
    await runJobs(() => work.next());
    const other = readFileSync(path, 'utf8').replace(/"programs":"\w+"/g, '"programs":"0000"');
    await rm(path);
    appendFileSync(path, other);
    assert.equal(workOn(path).finished, 0);
  });
});

test('a cell that fails is tried once more, then left out by name', async () => {
  await withJournal(async (path) => {
    const [first, second] = CELLS;
    const tries = new Map<string, number>();
    const told: string[] = [];
    const work = workOn(path, {
      async runCell(cell, trials) {
        const count = (tries.get(cell.id) ?? 0) + 1;
        tries.set(cell.id, count);
        if (cell === first || (cell === second && count === 1))
          throw new Error('the port is taken');
        return sampleOf(cell, trials);
      },
      onFailure: ({ id }) => told.push(id),
    });
    await runJobs(() => work.next());
    assert.equal(tries.get(first!.id), 2);
    assert.deepEqual(told, [first!.id]);
    assert.deepEqual(work.missing, [{ what: first!.id, why: 'the port is taken' }]);
    assert.ok(work.sampleOf(second!));
  });
});

test('a cell whose answer depends on timing has nothing beside it', async () => {
  await withJournal(async (path) => {
    const running = new Set<PlannedCell>();
    let most = 0;
    const work = workOn(path, {
      cells: FIN_CELLS,
      async runCell(cell, trials) {
        running.add(cell);
        most = Math.max(most, running.size);
        if ([...running].some(({ subject }) => timingDecides(subject)))
          assert.equal(running.size, 1);
        await new Promise(setImmediate);
        running.delete(cell);
        return sampleOf(cell, trials);
      },
    });
    await runJobs(() => work.next());
    assert.equal(work.finished, FIN_CELLS.length);
    assert.equal(most, 2);
  });
});

test('a small record has a few cells of each plan, from its start to its end', () => {
  const few = quickCells(FIN_CELLS);
  assert.ok(few.length >= 5 && few.length <= 8, String(few.length));
  assert.equal(new Set(few).size, few.length);
  assert.equal(few[0], FIN_CELLS[0]);
  assert.ok(FIN_CELLS.indexOf(few.at(-1)!) > FIN_CELLS.length / 2);
});
