import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, http, packet, phase } from '../testing/build.ts';
import { HUNG_UP } from '../testing/runs.ts';
import type { Unnamed } from './event.ts';
import { nameEvents } from './name-events.ts';

const idsOf = (reports: readonly Unnamed[]) => nameEvents(reports).map((event) => event.id);

test('write.2 is the client’s second write(2), which loses the request in the default run', () => {
  const write = HUNG_UP.find((event) => event.id === 'write.2');
  assert.ok(write?.kind === 'syscall' && write.call === 'write' && write.t === 850);
});

test('segments are named after what they do, and have no prefix of a process', () => {
  const flags = ['S', 'S.', '.', 'P.', 'F.', 'R', 'R.'] as const;
  assert.deepEqual(idsOf(flags.map((flag, index) => packet(index, 'server', flag))), [
    'syn.1',
    'synack.1',
    'ack.1',
    'data.1',
    'fin.1',
    'rst.1',
    'rst.2',
  ]);
});

test('events of the server’s process are counted separately', () => {
  assert.deepEqual(
    idsOf([
      call(0, 'accept', 0, { actor: 'server' }),
      call(1, 'read', 5, { actor: 'server' }),
      call(2, 'read', 5),
      { kind: 'tcp-state', t: 3, actor: 'client', conn: 1, end: 'server', state: 'CLOSED' },
      { kind: 'read', t: 4, actor: 'client', conn: 1, result: 5 },
      { kind: 'callback-end', t: 5, actor: 'server' },
    ]),
    ['server.accept.1', 'server.read.1', 'read.1', 'server.state.1', 'onread.1', 'server.return.1'],
  );
});

test('events of a request have its number, also when an earlier request has no such event', () => {
  const error = { name: 'Error', message: 'x' };
  assert.deepEqual(
    idsOf([
      http(0, { what: 'socket', request: 2, socket: 1, reused: true }),
      http(0, { what: 'socket', request: 3, socket: 2, reused: false }),
      http(1, { what: 'response', request: 3, status: 200 }),
      http(2, { what: 'error', request: 2, error }),
      http(3, { what: 'error', request: 2, error }),
      http(4, { what: 'eof', socket: 7 }),
    ]),
    ['reuse.2', 'assign.3', 'response.3', 'error.2', 'error.2.1', 'eof.1'],
  );
});

test('ids are unique, and a debug log does not change them', () => {
  const logged: Unnamed[] = HUNG_UP.flatMap((event) => [
    { kind: 'debug', t: event.t, actor: 'client', text: 'NET 1: x' } as Unnamed,
    event,
  ]);
  const ids = idsOf(logged);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    ids.filter((id) => !id.startsWith('debug.')),
    HUNG_UP.map((event) => event.id),
  );
});

test('each process counts its own phases', () => {
  assert.deepEqual(idsOf([phase(0, 'main', 0), phase(1, 'poll', 1)]), ['phase.1', 'phase.2']);
});
