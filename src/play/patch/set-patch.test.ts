import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EDITABLE_FILES, PATCH_FILE } from '../../scenario/code-link.ts';
import { DEFAULTS } from '../../scenario/scenario.ts';
import { runInputOf } from '../state/select.ts';
import { isForeign, type State, stateFrom } from '../state/state.ts';
import { goTo, reset, runStarted, turnTo, undoDrop } from '../state/transitions.ts';
import { enginesOf, offerOf } from '../state/webcontainer.ts';
import { patchOf, setPatch } from './set-patch.ts';

const arrival = { scenario: DEFAULTS, notes: [], others: [], step: undefined } as const;
const fresh = stateFrom({ ...arrival, edits: {}, author: 'reader' }, '', 'given');
const linked: State = stateFrom(
  { ...arrival, edits: { [PATCH_FILE]: 'theirs' }, author: 'link' },
  '',
  'given',
);

test('a patch is no file of the program, and the same text is the same input', () => {
  const patched = setPatch(fresh, 'mine');
  const input = runInputOf(patched);
  assert.equal(input.patch, 'mine');
  assert.ok(!(PATCH_FILE in input.files));
  assert.equal(runInputOf(setPatch(fresh, '')).patch, undefined);
  assert.equal(setPatch(patched, 'mine'), patched);
});

test('white space takes the patch out', () => {
  assert.equal(patchOf(setPatch(setPatch(fresh, 'mine'), ' \n')), undefined);
});

test('knobs and presets keep the patch and ask nothing, Reset drops it, Undo brings it back', () => {
  const patched = setPatch(fresh, 'mine');
  for (const turn of [turnTo, goTo]) {
    const turned = turn(patched, { ...DEFAULTS, node: '24.22.3' });
    assert.equal(turned.question, undefined);
    assert.equal(patchOf(turned), 'mine');
  }
  assert.equal(patchOf(reset(patched)), undefined);
  assert.equal(patchOf(undoDrop(reset(patched))), 'mine');
});

test('a patch of a link stays foreign until it is run, whatever is typed', () => {
  assert.ok(isForeign(linked));
  const typed = setPatch(linked, 'theirs, and mine');
  assert.ok(isForeign(typed));
  assert.ok(!isForeign(runStarted(typed, 'lab')));
});

test('the WebContainer never runs with a patch', () => {
  assert.deepEqual(enginesOf(fresh), ['lab', 'webcontainer']);
  assert.deepEqual(enginesOf(setPatch(fresh, 'mine')), ['lab']);
  assert.equal(offerOf(setPatch({ ...fresh, consent: 'ask' }, 'mine')), undefined);
  assert.ok(!(EDITABLE_FILES as readonly string[]).includes(PATCH_FILE));
});
