import assert from 'node:assert/strict';
import test from 'node:test';
import type { Question, Variable } from '../../trace/record/order-log.ts';
import type { Schedule } from './exploration.ts';
import { explore, Mispredicted } from './index.ts';
import type { ObservedRun } from './observed-run.ts';

/**
 * A machine that is small enough to count by hand: a client looks `looks` times, up to 10 µs after the
 * time before, and stops when it has seen the FIN, which arrives at any time up to `flightUs`.
 */
function toy(looks: number, flightUs: number, lie = false): (schedule: Schedule) => ObservedRun {
  return (schedule) => {
    const start: Variable = { name: 'start', us: 0, isGrid: true, since: undefined, usualUs: 0 };
    const variables = [start];
    const questions: Question[] = [];
    const links: ObservedRun['log']['links'][number][] = [];
    const moment = (name: string, since: number, usualUs: number, most: number) => {
      const us = (variables[since]?.us ?? 0) + (schedule[name] ?? usualUs);
      const place = variables.push({ name, us, isGrid: false, since: at(since), usualUs }) - 1;
      links.push(
        { from: at(since), to: at(place), atMostUs: most },
        { from: at(place), to: at(since), atMostUs: -1 },
      );
      return place;
    };
    const fin = moment('FIN', 0, 3, flightUs);
    let before = 0;
    let isSeen = false;
    for (let look = 1; look <= looks && !isSeen; look++) {
      before = moment(`look ${look}`, before, 5, 10);
      isSeen = (variables[fin]?.us ?? 0) <= (variables[before]?.us ?? 0);
      questions.push({
        left: at(fin),
        right: at(before),
        answer: lie && look === 2 ? !isSeen : isSeen,
        isForced: false,
        observer: 0,
        index: look,
        past: [look - 1, 0],
      });
    }
    const log = {
      variables,
      links,
      questions,
      eithers: [],
      timeouts: [],
      hasReadClock: false,
      unsupported: undefined,
    };
    return { outcome: isSeen ? 'answered' : 'failed', log, handledAndReset: [] };
  };
}

const at = (variable: number) => ({ variable, plusUs: 0 });

function explored(trial: (schedule: Schedule) => ObservedRun, budget = 100) {
  const search = explore(trial, { budget });
  let runs = 0;
  for (;;) {
    const { done, value } = search.next();
    if (done) return { runs, exploration: value };
    if (value.open > 0) runs += 1;
  }
}

test('each order is run once: the FIN is seen at one of the looks, or at none', () => {
  for (const looks of [1, 2, 5, 9]) {
    const { runs, exploration } = explored(toy(looks, 1000));
    assert.equal(exploration.orders, looks + 1);
    assert.equal(runs, looks + 1);
    assert.equal(exploration.failed, 1);
    assert.ok(exploration.isComplete);
  }
});

test('orders that the bounds exclude are not there', () => {
  // The first look is 1 to 10 µs after the start, so a FIN within 1 µs is always seen by it.
  const { exploration } = explored(toy(5, 1));
  assert.equal(exploration.orders, 1);
  // Within 3 µs it can also come after the first and the second look, and not after the third.
  assert.equal(explored(toy(5, 3)).exploration.orders, 3);
});

test('the least delay: the FIN comes 1 µs after the last look', () => {
  const { exploration } = explored(toy(3, 1000));
  // Without a delay the FIN takes 3 µs, and the third look is at 15 µs.
  assert.equal(exploration.cheapest?.delayMs, 0.013);
});

test('a search that is ended says that it is not complete', () => {
  const { exploration } = explored(toy(9, 1000), 3);
  assert.equal(exploration.orders, 3);
  assert.equal(exploration.isComplete, false);
});

test('a run that contradicts what it was made for ends the search loudly', () => {
  assert.throws(() => explored(toy(4, 1000, true)), Mispredicted);
});
