import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Trace } from '../record/event.ts';
import { nameEvents } from '../record/name-events.ts';
import { HUNG_UP, NEW_CONNECTION, PACKETS_AND_PROBE } from '../testing/runs.ts';
import { comparedOrder } from './compared-order.ts';
import { milestonesOf } from './milestones.ts';

const orders = (recorded: Trace, model: Trace) =>
  Object.fromEntries(comparedOrder(recorded, model).map(({ name, order }) => [name, order]));

/** The bug, with its read of the response before the FIN. */
function readFirst(tookUs?: number): Trace {
  const read = HUNG_UP.find(({ id }) => id === 'read.1');
  const others = HUNG_UP.filter((event) => event !== read);
  const place = others.findIndex(({ id }) => id === 'fin.1');
  assert.ok(read?.kind === 'syscall');
  return nameEvents([
    ...others.slice(0, place),
    { ...read, t: 519 },
    ...others.slice(place).map((event) => event),
  ]).map((event) => (event.id === 'read.1' && tookUs !== undefined ? { ...event, tookUs } : event));
}

test('the milestones are in the order of the run', () => {
  assert.deepEqual(
    milestonesOf(HUNG_UP).map(({ name }) => name),
    [
      'asked',
      'answered',
      'closed',
      'read',
      'pooled',
      'asked again',
      'reset',
      'read the end',
      'ended',
    ],
  );
  assert.deepEqual(milestonesOf([]), []);
});

test('a FIN that answers the client’s own is no close of the server', () => {
  const end = HUNG_UP.findIndex(({ id }) => id === 'fin.1');
  const fin = HUNG_UP[end];
  assert.ok(fin?.kind === 'packet');
  const first = { ...fin, from: 'client', id: 'fin.0' } as const;
  const trace = HUNG_UP.toSpliced(end, 0, first);
  assert.ok(!milestonesOf(trace).some(({ name }) => name === 'closed'));
});

test('a run has its own order', () => {
  for (const trace of [HUNG_UP, NEW_CONNECTION])
    assert.deepEqual(new Set(Object.values(orders(trace, trace))), new Set(['same']));
});

test('what nobody watched is not kept, and the rest is compared', () => {
  const { read, 'read the end': end, ...others } = orders(PACKETS_AND_PROBE, HUNG_UP);
  assert.deepEqual([read, end], ['not kept', 'not kept']);
  assert.deepEqual(new Set(Object.values(others)), new Set(['same']));
});

test('two that change places are crossed', () => {
  const { read, closed, ...others } = orders(readFirst(), HUNG_UP);
  assert.deepEqual([read, closed], ['crossed', 'crossed']);
  assert.deepEqual(new Set(Object.values(others)), new Set(['same']));
});

test('a call that was still running when a packet came has no place against it', () => {
  const late = readFirst(30).map((event) => (event.id === 'read.1' ? { ...event, t: 520 } : event));
  const { read, closed } = orders(late, HUNG_UP);
  assert.deepEqual([read, closed], ['unclear', 'same']);
});

test('what happened in one run only is told apart from what was not watched', () => {
  const { reset, ended } = orders(NEW_CONNECTION, HUNG_UP);
  assert.equal(reset, 'only');
  assert.equal(ended, 'same');
  assert.equal(orders(HUNG_UP, NEW_CONNECTION).reset, 'only');
});
