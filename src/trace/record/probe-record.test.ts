import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probeRecordToEvent } from './probe-record.ts';

test('each record of the probe becomes an event, and its time is a separate field', () => {
  const error = { name: 'Error', code: 'ECONNRESET', message: 'socket hang up' };
  for (const fields of [
    {
      what: 'request',
      request: 1,
      method: 'GET',
      url: 'http://127.0.0.1:3000/1',
      connectionHeader: 'close',
    },
    { what: 'socket', request: 2, socket: 1, reused: true, localPort: 47630 },
    { what: 'response', request: 1, status: 200 },
    { what: 'error', request: 2, error },
    { what: 'connected', socket: 1, localPort: 47630 },
    { what: 'pooled', socket: 1 },
    { what: 'eof', socket: 1 },
    { what: 'closed', socket: 1 },
    { what: 'turn', turn: 3 },
  ]) {
    assert.deepEqual(probeRecordToEvent({ ...fields, at: 12.5 }), {
      event: { kind: 'http', ...fields },
      atMs: 12.5,
    });
    assert.deepEqual(probeRecordToEvent(fields), {
      event: { kind: 'http', ...fields },
      atMs: undefined,
    });
  }
});

test('any value that the probe did not write is refused', () => {
  for (const record of [
    undefined,
    null,
    7,
    'request',
    [],
    {},
    { what: 'toString' },
    { what: 'request', request: '1', method: 'GET', url: '/' },
    { what: 'response', request: 1 },
    { what: 'pooled', socket: -1 },
    { what: 'turn', turn: 1, at: Number.NaN },
  ]) {
    assert.equal(probeRecordToEvent(record), undefined);
  }
});

test('a record cannot set the fields that the engine sets', () => {
  const read = probeRecordToEvent({
    what: 'turn',
    turn: 1,
    id: 'write.2',
    t: 0,
    kind: 'exit',
    actor: 'server',
  });
  assert.deepEqual(read, { event: { kind: 'http', what: 'turn', turn: 1 }, atMs: undefined });
});
