import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, KEPT_OPEN, NEW_CONNECTION, WIRE_ONLY } from '../testing/runs.ts';
import { worldsOf } from '../world/fold.ts';
import { beliefForms, formWithin, kernelForms, newSocketForms } from './socket-words.ts';

test('each form of a socket’s state is shorter than the one before it', () => {
  for (const trace of [HUNG_UP, KEPT_OPEN, NEW_CONNECTION, WIRE_ONLY]) {
    for (const connection of worldsOf(trace).flatMap(({ connections }) => connections)) {
      for (const forms of [beliefForms(connection.node), kernelForms(connection)]) {
        const lengths = forms.map(({ length }) => length);
        assert.deepEqual(
          lengths,
          lengths.toSorted((one, other) => other - one),
          forms.join(' | '),
        );
        assert.equal(new Set(forms).size, forms.length);
      }
    }
  }
});

test('a column gets the fullest form that fits, and a cut one when none does', () => {
  const forms = beliefForms({ state: 'busy', request: 2 });
  assert.equal(formWithin(80, forms), 'open, busy with request 2');
  assert.equal(formWithin(10, forms), 'busy: 2');
  assert.equal(formWithin(4, forms), 'busy');
});

test('a new socket is named by its port where that is known', () => {
  assert.equal(newSocketForms(47631, ['connecting'])[0], 'new socket, port 47631: connecting');
  assert.equal(newSocketForms(undefined, ['connecting'])[0], 'new socket: connecting');
});
