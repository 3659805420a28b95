import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as runs from '../trace/testing/runs.ts';
import { ClaimError, checkClaim, trueClaimOf } from './check-claim.ts';
import { STATEMENTS } from './statements.ts';

const TRUE_OF_THE_BUG = [
  'request 2 fails: socket hang up',
  'only requests 2 fail',
  'request 1 opens a connection',
  'request 2 takes the connection of request 1',
  'the run uses 1 connection',
  'request 2 is written inside the race window',
  'request 1 is made with "Connection: close"',
  'response 1 lacks "Connection: close"',
  'the socket of request 1 goes into the pool',
  'no poll phase lies between response 1 and request 2',
  'a FIN comes from the server on the connection of request 1',
  'a RST comes from the server on the connection of request 2',
  'Node does not look before request 2',
];

const FALSE_OF_THE_BUG = [
  'all 2 requests are answered',
  'request 2 fails: read ECONNRESET',
  'request 3 fails: socket hang up',
  'only requests 1, 2 fail',
  'request 2 opens a connection',
  'request 1 takes the connection of request 2',
  'the run uses 2 connections',
  'request 2 is written before the race window',
  'request 1 is made with "Connection: keep-alive"',
  'request 1 is made without a Connection header',
  'request 3 is made without a Connection header',
  'response 1 has "Connection: close"',
  'response 2 lacks "Connection: close"',
  'the socket of request 1 does not go into the pool',
  'a poll phase lies between response 1 and request 2',
  'a timers phase lies between response 1 and request 2',
  'Node looks before request 2 and finds the FIN',
  'Node looks before request 2 and finds nothing',
  'no FIN comes from the server on the connection of request 1',
  'no RST comes from the server on the connection of request 2',
  'the client prints "Premature close"',
];

for (const says of TRUE_OF_THE_BUG) {
  test(`of the bug it is true that ${says}`, () => checkClaim(says, runs.HUNG_UP, 'the bug'));
}

for (const says of FALSE_OF_THE_BUG) {
  test(`of the bug it is false that ${says}`, () => {
    assert.throws(() => checkClaim(says, runs.HUNG_UP, 'the bug'), ClaimError);
  });
}

test('one false statement makes a claim with several statements false', () => {
  const says = 'request 2 fails: socket hang up; request 2 opens a connection';
  assert.throws(() => checkClaim(says, runs.HUNG_UP, 'gap=none'), /of gap=none: “request 2 opens/);
});

test('a claim of an unknown form is an error, and the message lists the known forms', () => {
  assert.throws(
    () => checkClaim('everything is fine', runs.HUNG_UP, 'the bug'),
    (error) => STATEMENTS.every(({ example }) => String(error).includes(example)),
  );
});

test('each example matches its own form', () => {
  for (const { example, form } of STATEMENTS) assert.match(example, form);
});

test('a claim about what the client prints is checked against the client’s output only', () => {
  const printed = (actor: 'client' | 'server', text: string) =>
    ({ id: actor, t: 0, kind: 'output', actor, stream: 'stdout', text }) as const;
  const trace = [printed('client', '413 '), printed('client', 'ECON'), printed('client', 'NRESET')];
  assert.doesNotThrow(() => checkClaim('the client prints "ECONNRESET"', trace, 'it'));
  assert.throws(
    () => checkClaim('the client prints "EPIPE"', [...trace, printed('server', 'EPIPE')], 'it'),
    /it prints: 413 ECONNRESET/,
  );
});

test('a question has the one answer that the run gives', () => {
  const connections = ['the run uses 2 connections', 'the run uses 1 connection'];
  assert.equal(trueClaimOf(connections, runs.HUNG_UP, 'how many?'), 1);
});

test('a question without an answer, or with two, stops the build', () => {
  const none = ['the run uses 2 connections', 'the run uses 3 connections'];
  assert.throws(
    () => trueClaimOf(none, runs.HUNG_UP, 'how many?'),
    /must have one answer[\s\S]*false/,
  );
  const both = ['the run uses 1 connection', 'request 2 fails: socket hang up'];
  assert.throws(
    () => trueClaimOf(both, runs.HUNG_UP, 'how many?'),
    /must have one answer[\s\S]*true/,
  );
  assert.throws(() => trueClaimOf(['it works'], runs.HUNG_UP, 'how many?'), /not a statement/);
});
