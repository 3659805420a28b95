import assert from 'node:assert/strict';
import test from 'node:test';
import type { DifferenceConstraint } from '../../trace/record/order-log.ts';
import { type CountedTime, LeastSum } from './least-sum.ts';
import { holds } from './system.ts';

const at = (variable: number, plusUs = 0) => ({ variable, plusUs });
const link = (from: number, to: number, atMostUs: number): DifferenceConstraint => ({
  from: at(from),
  to: at(to),
  atMostUs,
});

/** Each counted time of a chain begins where the one before it ends, and takes 1 µs as a rule. */
const chain = (length: number): CountedTime[] =>
  Array.from({ length }, (_, place) => ({ end: place + 1, since: at(place), usualUs: 1 }));

test('nothing is later than usual where nothing has to be, and one time is where one has to be', () => {
  const usual = LeastSum.of([0, 9, 9], [], chain(2), Infinity);
  assert.deepEqual([...(usual?.us ?? []), usual?.sumUs], [0, 1, 2, 0]);
  const late = LeastSum.of([0, 0, 0], [link(2, 0, -10)], chain(2), Infinity);
  assert.equal(late?.sumUs, 8);
  assert.equal(LeastSum.of([0, 0, 0], [link(2, 0, -10)], chain(2), 8), undefined, 'no less than 8');
  assert.equal(LeastSum.of([0, 0, 0], [link(0, 2, 1)], chain(2), Infinity), undefined, 'too early');
});

test('the sum is the least one: as found by trying all times', () => {
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const most = 5;
  let solved = 0;
  for (let system = 0; system < 300; system++) {
    const counted: CountedTime[] = [1, 2, 3].map((end) => ({
      end,
      since: at(random(end)),
      usualUs: random(2),
    }));
    const bounds = [1, 2, 3].flatMap((end) => [link(0, end, most), link(end, 0, 0)]);
    const links = [
      ...bounds,
      ...Array.from({ length: 1 + random(4) }, () => link(random(4), random(4), random(8) - 5)),
    ];
    let least: number | undefined;
    for (let code = 0; code < (most + 1) ** 3; code++) {
      const us = [0, code % 6, Math.floor(code / 6) % 6, Math.floor(code / 36)];
      const late = counted.map(
        ({ end, since, usualUs }) => (us[end] ?? 0) - (us[since.variable] ?? 0) - usualUs,
      );
      if (late.some((each) => each < 0) || !links.every((each) => holds(each, us))) continue;
      const sum = late.reduce((all, each) => all + each, 0);
      least = Math.min(least ?? Infinity, sum);
    }
    const found = LeastSum.of([0, 0, 0, 0], links, counted, Infinity);
    // The same, with some of it put in later.
    const begun = LeastSum.of([0, 0, 0, 0], links.slice(0, -2), counted.slice(0, 2), Infinity);
    const whole = begun?.with(links.slice(-2), counted.slice(2), Infinity);
    assert.equal(whole?.sumUs, found?.sumUs, JSON.stringify({ links, counted }));
    assert.equal(found?.sumUs, least, JSON.stringify({ links, counted }));
    if (!found) continue;
    solved += 1;
    assert.ok(links.every((each) => holds(each, [...found.us])));
    const sum = counted.reduce(
      (all, { end, since, usualUs }) =>
        all + (found.us[end] ?? 0) - (found.us[since.variable] ?? 0) - usualUs,
      0,
    );
    assert.equal(sum, found.sumUs);
  }
  assert.ok(solved > 50, `${solved}`);
});
