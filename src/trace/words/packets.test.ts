import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameEvents } from '../record/name-events.ts';
import { packet } from '../testing/build.ts';
import { HUNG_UP, PROBE_ONLY } from '../testing/runs.ts';
import { debugText, outputText } from './logs.ts';
import { packetCell, packetEntries, packetOf, packetsText } from './packets.ts';

test('a line has the form of tcpdump', () => {
  const second = 3_661_000_000;
  const lines = packetsText(
    nameEvents([
      packet(5_300, 'client', 'S', { seq: 0 }),
      packet(5_300, 'server', 'S.', { seq: 0, ack: 1 }),
      packet(5_300, 'client', '.', { ack: 1 }),
      packet(5_600, 'client', 'P.', { seq: 1, ack: 1, length: 224, http: 'POST /1 HTTP/1.1' }),
      packet(5_700, 'server', 'F.', { seq: 2730, ack: 225 }),
      packet(second + 6_060, 'server', 'R', { seq: 2731 }),
    ]),
  ).split('\n');
  assert.match(lines[0] ?? '', /^# /);
  assert.deepEqual(lines.slice(1), [
    '00:00:00.005300 IP 127.0.0.1.47630 > 127.0.0.1.3000: Flags [S], seq 0, length 0',
    '00:00:00.005300 IP 127.0.0.1.3000 > 127.0.0.1.47630: Flags [S.], seq 0, ack 1, length 0',
    '00:00:00.005300 IP 127.0.0.1.47630 > 127.0.0.1.3000: Flags [.], ack 1, length 0',
    '00:00:00.005600 IP 127.0.0.1.47630 > 127.0.0.1.3000: Flags [P.], seq 1:225, ack 1, length 224: HTTP: POST /1 HTTP/1.1',
    '00:00:00.005700 IP 127.0.0.1.3000 > 127.0.0.1.47630: Flags [F.], seq 2730, ack 225, length 0',
    '01:01:01.006060 IP 127.0.0.1.3000 > 127.0.0.1.47630: Flags [R], seq 2731, length 0',
    '',
  ]);
});

test('in a pane, flags, numbers and length come first, and belong to their event', () => {
  const trace = nameEvents([packet(5_300, 'client', 'P.', { seq: 1, ack: 1, length: 9 })]);
  const [entry] = packetEntries(trace);
  assert.equal(entry?.event, trace[0]?.id);
  assert.match(entry?.text ?? '', /^Flags \[P\.\], seq 1:10, ack 1, length 9 +00:00:00/);
});

test('a cell has flags, seq, ack and length', () => {
  const cell = (...args: Parameters<typeof packet>) => {
    const [event] = nameEvents([packet(...args)]);
    assert.ok(event?.kind === 'packet');
    return packetCell(event);
  };
  assert.equal(
    cell(0, 'client', 'P.', { seq: 173, ack: 52, length: 172 }),
    'P. 173:345 ack 52, 172',
  );
  assert.equal(cell(0, 'server', 'R', { seq: 52 }), 'R 52, 0');
  assert.equal(cell(0, 'client', '.', { seq: 9, ack: 1 }), '. ack 1, 0');
});

test('a write of the client leads to the segment that carried it, other events to none', () => {
  const write = HUNG_UP.find(({ id }) => id === 'write.2');
  assert.ok(write);
  const segment = packetOf(write, HUNG_UP);
  assert.equal(segment?.from, 'client');
  assert.ok((segment?.length ?? 0) > 0);
  assert.ok(HUNG_UP.indexOf(segment!) > HUNG_UP.indexOf(write));
  const read = HUNG_UP.find((event) => event.kind === 'syscall' && event.call !== 'write');
  assert.equal(read && packetOf(read, HUNG_UP), undefined);
  assert.equal(packetOf(segment!, HUNG_UP), segment);
});

test('an engine that sees no packets has no packet text', () => {
  assert.equal(packetsText(PROBE_ONLY), '');
});

test('logs and output are only the client’s, complete and in order', () => {
  const trace = nameEvents([
    { kind: 'output', t: 0, actor: 'client', stream: 'stdout', text: 'a' },
    { kind: 'output', t: 1, actor: 'server', stream: 'stdout', text: 'listening\n' },
    { kind: 'output', t: 2, actor: 'client', stream: 'stderr', text: 'b\n' },
    { kind: 'debug', t: 3, actor: 'client', text: 'HTTP 1000: one' },
    { kind: 'debug', t: 4, actor: 'client', text: 'HTTP 1000: two\n' },
    { kind: 'debug', t: 5, actor: 'server', text: 'HTTP 2000: three' },
  ]);
  assert.equal(outputText(trace), 'ab\n');
  assert.equal(debugText(trace), 'HTTP 1000: one\nHTTP 1000: two\n');
});
