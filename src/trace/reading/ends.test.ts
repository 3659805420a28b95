import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SyscallEvent, Trace, Unnamed } from '../record/event.ts';
import { nameEvents } from '../record/name-events.ts';
import { HUNG_UP } from '../testing/runs.ts';
import { ladderText } from '../words/ladder.ts';
import { verdictOf } from '../words/verdict.ts';
import { wordsOf } from '../words/words-of.ts';
import { fold } from '../world/fold.ts';
import { endOf, nameOfEnd } from './ends.ts';
import { exchangesOf } from './exchanges.ts';
import { raceWindowsOf } from './race-window.ts';

/**
 * The same run with the server in client.mjs, so the client process makes the system calls of both
 * ends.
 */
const BOTH_IN_CLIENT: Trace = nameEvents(
  HUNG_UP.map(
    (event): Unnamed =>
      event.kind === 'syscall' && event.actor === 'server'
        ? { ...event, actor: 'client', end: 'server' }
        : event,
  ),
);

test('the end of an event is its field `end`, else the end that its process is named after', () => {
  const shutdown = BOTH_IN_CLIENT.find(
    (event): event is SyscallEvent => event.kind === 'syscall' && event.call === 'shutdown',
  );
  assert.ok(shutdown);
  assert.equal(endOf(shutdown), 'server');
  assert.equal(nameOfEnd(shutdown), 'The server in client.mjs');
  const { end: _, ...own } = shutdown;
  assert.equal(endOf(own), 'client');
  assert.equal(endOf({ kind: 'exit', id: 'exit.1', t: 0, actor: 'client', code: 0 }), undefined);
});

test('a server in client.mjs gets the same verdict and ladder as one in server.mjs', () => {
  assert.deepEqual(verdictOf(BOTH_IN_CLIENT, 1), verdictOf(HUNG_UP, 1));
  assert.equal(ladderText(BOTH_IN_CLIENT), ladderText(HUNG_UP));
  assert.deepEqual(
    exchangesOf(BOTH_IN_CLIENT).map(({ written, read }) => [written?.t, read?.t]),
    exchangesOf(HUNG_UP).map(({ written, read }) => [written?.t, read?.t]),
  );
});

test('a system call at the server’s end closes no race window and changes nothing at the client’s end', () => {
  const [window] = raceWindowsOf(BOTH_IN_CLIENT);
  assert.equal(window?.closedBy, 'read');
  const place = BOTH_IN_CLIENT.findIndex(
    (event) => event.kind === 'syscall' && event.call === 'shutdown',
  );
  assert.equal(fold(BOTH_IN_CLIENT, place + 1).connections[0]?.node.state, 'busy');
  const said = wordsOf(BOTH_IN_CLIENT[place]!, BOTH_IN_CLIENT).sentence;
  assert.equal(said, 'The server in client.mjs ends its side of connection 1.');
});
