import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomesOf, runOutcomeOf } from './outcome.ts';
import { REPETITION_END } from './warm-client.ts';

const REFUSED =
  'FetchError ECONNRESET request to http://127.0.0.1:PORT/2 failed, reason: socket hang up';
const SHOWN = REFUSED.replace('PORT', '3000');

test('the exit code decides, and the lines name the errors', () => {
  assert.deepEqual(runOutcomeOf({ exitCode: 0, lines: ['200 { ok: true }'] }), {
    answered: true,
    errors: [],
  });
  assert.deepEqual(runOutcomeOf({ exitCode: 1, lines: ['200 { ok: true }', REFUSED] }), {
    answered: false,
    errors: [SHOWN],
  });
});

test('the errors of many requests are named without the number of the request', () => {
  const lines = ['1 200 11', `2 ${REFUSED}`, '3 200 11', '4 Error ECONNRESET read ECONNRESET'];
  assert.deepEqual(runOutcomeOf({ exitCode: 1, lines }).errors, [
    SHOWN,
    'Error ECONNRESET read ECONNRESET',
  ]);
});

test('a proxy that answers that it got no answer has not answered', () => {
  const bad = "502 { ok: false, proxyError: 'socket hang up' }";
  assert.deepEqual(runOutcomeOf({ exitCode: 0, lines: ['200 { ok: true }', bad] }), {
    answered: false,
    errors: [bad],
  });
  assert.deepEqual(runOutcomeOf({ exitCode: 0, lines: ['1 200 11', `2 ${bad}`] }).errors, [bad]);
  assert.equal(runOutcomeOf({ exitCode: 0, lines: ['502 200 11'] }).answered, true);
});

test('a program that died or never ended is an error', () => {
  const lines = ['200 { ok: true }', '    at file:///app/client.mjs', 'Node.js v26.12.1'];
  assert.deepEqual(runOutcomeOf({ exitCode: 1, lines }).errors, ['Node.js v26.12.1']);
  assert.equal(runOutcomeOf({ exitCode: undefined, lines: [] }).answered, false);
  assert.match(runOutcomeOf({ exitCode: undefined, lines: [] }).errors.join(), /no end/);
});

test('each repetition ends at its own end line', () => {
  const end = (code: number) => `${REPETITION_END}${code}`;
  const lines = [
    '200 { ok: true }',
    '200 { ok: true }',
    end(0),
    '200 { ok: true }',
    REFUSED,
    end(1),
  ];
  assert.deepEqual(outcomesOf({ exitCode: 0, lines }), [
    { answered: true, errors: [] },
    { answered: false, errors: [SHOWN] },
  ]);
  assert.deepEqual(outcomesOf({ exitCode: 0, lines: ['200 { ok: true }'] }), []);
});
