import assert from 'node:assert/strict';
import test from 'node:test';
import { holds, type System, solve, Unresolved } from './system.ts';

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const at = (variable: number) => ({ variable, plusUs: 0 });
const system = (rest: Partial<System>): System => ({
  us: [],
  isGrid: [],
  links: [],
  eithers: [],
  timeouts: [],
  timerUs: 0,
  ...rest,
});

/** All times are multiples of 500 between 0 and 2,500, so that a search by hand is possible. */
const STEP = 500;
const STEPS = 6;

function byHand({ isGrid, links, eithers }: System): boolean {
  const us = isGrid.map(() => 0);
  const tried = (place: number): boolean => {
    if (place === us.length) {
      return (
        links.every((link) => holds(link, us)) &&
        eithers.every(({ alternatives }) =>
          alternatives.some((one) => one.every((link) => holds(link, us))),
        )
      );
    }
    for (let step = 0; step < STEPS; step++) {
      if (isGrid[place] && (step * STEP) % 1000 !== 0) continue;
      us[place] = step * STEP;
      if (tried(place + 1)) return true;
    }
    return false;
  };
  return tried(1);
}

test('a system has a solution exactly when a search by hand finds one', () => {
  const random = randomOf(7);
  const among = (count: number) => Math.floor(random() * count);
  let solvable = 0;
  for (let round = 0; round < 400; round++) {
    const isGrid = [true, random() < 0.5, random() < 0.5, false];
    const link = () => ({
      from: at(among(4)),
      to: at(among(4)),
      atMostUs: (among(9) - 4) * STEP,
    });
    // Every time lies within the range that the search by hand tries.
    const range = [1, 2, 3].flatMap((variable) => [
      { from: at(0), to: at(variable), atMostUs: (STEPS - 1) * STEP },
      { from: at(variable), to: at(0), atMostUs: 0 },
    ]);
    const eithers =
      random() < 0.5 ? [] : [{ variable: 3, alternatives: [[link()], [link(), link()]] }];
    const one = system({
      us: [0, 0, 0, 0],
      isGrid,
      links: [...range, link(), link(), link(), link()],
      eithers,
    });
    const solved = solve(one);
    assert.equal(solved !== undefined, byHand(one), JSON.stringify(one));
    if (!solved) continue;
    solvable += 1;
    assert.equal(solved[0], 0);
    assert.ok(one.links.every((each) => holds(each, solved)));
    assert.ok(solved.every((us, place) => !isGrid[place] || us % 1000 === 0));
  }
  assert.ok(solvable > 50 && solvable < 350, `${solvable} of 400`);
});

test('a loop time is rounded: 999 µs in one millisecond, 1,000 in two', () => {
  const between = (us: number) =>
    solve(
      system({
        us: [0, 0, 0, 0],
        isGrid: [true, true, false, false],
        links: [
          { from: at(2), to: at(1), atMostUs: 0 },
          { from: at(3), to: at(2), atMostUs: -us },
          { from: at(1), to: at(3), atMostUs: 999 },
        ],
      }),
    );
  assert.notEqual(between(999), undefined);
  assert.equal(between(1000), undefined);
});

test('a timeout counts whole milliseconds of the loop from the moment of the call', () => {
  // 1 loop time and expiry base, 2 the call, 3 the end; the timer is due 5 ms after the loop time.
  const endAt = (us: number) =>
    solve(
      system({
        us: [0, 0, 0, 0],
        isGrid: [true, true, false, false],
        links: [
          { from: at(2), to: at(1), atMostUs: 0 },
          { from: at(1), to: at(2), atMostUs: 400 },
          { from: at(1), to: at(3), atMostUs: us },
        ],
        timeouts: [
          {
            variable: 3,
            calledAt: at(2),
            expiry: { variable: 1, plusUs: 5000 },
            loopTime: at(1),
            readBeforeUs: undefined,
          },
        ],
        timerUs: 50,
      }),
    );
  assert.equal(endAt(4999), undefined);
  assert.notEqual(endAt(5000), undefined);
});

/** The loop reads its time 20 µs before it calls epoll_wait; a timer is due 5 ms after an earlier time of the loop. */
const sleepUntil = (fromUs: number, toUs: number) =>
  system({
    us: [0, 0, 0, 0, 0],
    isGrid: [true, true, true, false, false],
    links: [
      { from: at(1), to: at(2), atMostUs: 2_000_000 },
      { from: at(2), to: at(1), atMostUs: 0 },
      { from: at(3), to: at(2), atMostUs: -20 },
      { from: at(2), to: at(3), atMostUs: 20 + 999 },
      { from: at(4), to: at(1), atMostUs: -fromUs },
      { from: at(1), to: at(4), atMostUs: toUs },
    ],
    timeouts: [
      {
        variable: 4,
        calledAt: at(3),
        expiry: { variable: 1, plusUs: 5000 },
        loopTime: at(2),
        readBeforeUs: 20,
      },
    ],
    timerUs: 60_000,
  });

test('a sleep that would have to end a second late has no solution, and no length of it is tried', () => {
  assert.equal(solve(sleepUntil(1_005_000, 1_100_000)), undefined);
  // 5 ms, the 20 µs before the call, the fraction that was rounded off, and 60 ms: not a microsecond later.
  assert.equal(solve(sleepUntil(5_000 + 20 + 999 + 60_001, 1_100_000)), undefined);
  assert.notEqual(solve(sleepUntil(5_000 + 20 + 999 + 60_000, 1_100_000)), undefined);
  assert.notEqual(solve(sleepUntil(0, 5_020)), undefined);
});

test('where a fraction of a millisecond decides and none is known to do, nothing is claimed', () => {
  assert.throws(() => solve(sleepUntil(0, 5_019)), Unresolved);
});
