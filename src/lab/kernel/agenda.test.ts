import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Agenda } from './agenda.ts';

test('takes the earliest appointment, and of equal ones the one added first', () => {
  const agenda = new Agenda();
  const taken: number[] = [];
  // 7919 and 100 are coprime: the moments come in a scattered order, each of them ten times.
  const atUs = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 100);
  for (const [i, moment] of atUs.entries()) agenda.add(moment, () => taken.push(i));
  for (let next = agenda.take(); next; next = agenda.take()) next.action();
  const sorted = [...atUs.entries()].sort(([a, aUs], [b, bUs]) => aUs - bUs || a - b);
  const expected = sorted.map(([i]) => i);
  assert.deepEqual(taken, expected);
});

test('takes appointments while it is emptied, and can be cleared', () => {
  const agenda = new Agenda();
  const taken: string[] = [];
  agenda.add(2, () => taken.push('later'));
  agenda.add(1, () => agenda.add(1, () => taken.push('added')));
  agenda.take()?.action();
  agenda.take()?.action();
  assert.deepEqual(taken, ['added']);
  agenda.clear();
  assert.equal(agenda.nextUs, Infinity);
  assert.equal(agenda.take(), undefined);
});
