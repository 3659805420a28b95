import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loopRunOf } from './moments.ts';
import { movedStep } from './moved-step.ts';

const output = (id: string, t: number) =>
  ({ id, kind: 'output', stream: 'stdout', text: 'a\n', t, actor: 'client' }) as const;
const run = loopRunOf([
  { id: 'phase.1', kind: 'phase', phase: 'main', turn: 0, t: 0, actor: 'client' },
  output('output.1', 1),
  { id: 'phase.2', kind: 'phase', phase: 'timers', turn: 1, t: 2, actor: 'client' },
  output('output.2', 3),
  { id: 'exit.1', kind: 'exit', code: 0, t: 4, actor: 'client' },
]);
const LAST = run.moments.length - 1;

test('a move leads to the next step, phase or step of the row, and stays where there is none', () => {
  assert.equal(LAST, 4);
  assert.equal(movedStep(run, 0, { to: 'next' }), 1);
  assert.equal(movedStep(run, LAST, { to: 'next' }), LAST);
  assert.equal(movedStep(run, 0, { to: 'previous' }), 0);
  assert.equal(movedStep(run, 0, { to: 'next-failure' }), 2);
  assert.equal(movedStep(run, 3, { to: 'next-failure' }), 3);
  assert.equal(movedStep(run, 3, { to: 'previous-failure' }), 2);
  assert.equal(movedStep(run, 1, { to: 'next-in-lane' }), 3);
  assert.equal(movedStep(run, 3, { to: 'previous-in-lane' }), 1);
  assert.equal(movedStep(run, 3, { to: 'first' }), 0);
  assert.equal(movedStep(run, 0, { to: 'last' }), LAST);
});
