import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpEvent, Unnamed } from '../../../src/trace/record/event.ts';
import { call, packet, requestPacket, responsePacket } from '../../../src/trace/testing/build.ts';
import { causeMissing } from './causes.ts';
import { mergedTrace, type Seen } from './merge.ts';
import type { CapturedPacket } from './packets.ts';
import type { ConnectionCall } from './system-calls.ts';

const FROM = 1_790_000_000_000_000;
const PORT = 47_630;

const http = (t: number, fields: object) =>
  ({ kind: 'http', t: FROM + t, actor: 'client', ...fields }) as Unnamed<HttpEvent>;
const captured = (event: Unnamed): CapturedPacket => {
  assert.ok(event.kind === 'packet');
  const t = FROM + event.t;
  return {
    event: { ...event, t, arrivesAt: t, actor: 'network' },
    frame: { at: t, bytes: new Uint8Array(), record: new Uint8Array() },
    clientPort: PORT,
  };
};
const traced = (event: Unnamed): ConnectionCall => {
  assert.ok(event.kind === 'syscall');
  return { event: { ...event, t: FROM + event.t, conn: 0 }, clientPort: PORT };
};

/** The fourth repetition of a warm process: requests and sockets have high numbers there. */
const SEEN: Seen = {
  trial: {
    events: [
      http(0, { what: 'request', request: 7, method: 'GET', url: 'http://127.0.0.1:3000/1' }),
      http(1, { what: 'socket', request: 7, socket: 4, reused: false }),
      http(300, { what: 'response', request: 7, status: 200 }),
    ],
    nodeDebug: '',
    exitCode: 0,
  },
  packets: [
    captured(packet(20, 'client', 'S', { seq: 0 })),
    captured(requestPacket(100, 1)),
    captured(responsePacket(200)),
    captured(packet(9_000, 'server', 'F.')),
  ],
  calls: [
    traced(call(20, 'connect', 0)),
    traced(call(100, 'write', 172)),
    traced(call(190, 'write', 106, { actor: 'server' })),
    traced(call(200, 'read', 106)),
  ],
  exit: undefined,
  from: FROM,
  to: FROM + 400,
};

test('what the witnesses saw is one list, with numbers from 1, and within a microsecond the cause is first', () => {
  const trace = mergedTrace(SEEN);
  assert.deepEqual(
    trace.map(({ id, t }) => `${id} ${t}`),
    [
      'request.1 0',
      'assign.1 1',
      'connect.1 20',
      'syn.1 20',
      'write.1 100',
      'data.1 100',
      'server.write.1 190',
      'data.2 200',
      'read.1 200',
      'response.1 300',
    ],
  );
  assert.ok(trace.every((event) => !('conn' in event) || event.conn === 1));
});

test('clocks that agree have no effect without its cause', () => {
  assert.equal(causeMissing(mergedTrace(SEEN)), undefined);
  assert.equal(causeMissing(mergedTrace({ ...SEEN, packets: [], calls: [] })), undefined);
});

const WRONG: Readonly<Record<string, readonly [Partial<Seen>, RegExp]>> = {
  'a packet before its write': [
    {
      calls: SEEN.calls.map((each) =>
        each.event.call === 'write' && each.event.actor === 'client'
          ? traced(call(101, 'write', 172))
          : each,
      ),
    },
    /^data\.1 at 100 µs: nobody has written/,
  ],
  'a read before its packet': [
    {
      calls: SEEN.calls.map((each) =>
        each.event.call === 'read' ? traced(call(199, 'read', 106)) : each,
      ),
    },
    /^read\.1 at 199 µs: these bytes have not come/,
  ],
  'an end of file without a FIN': [
    { calls: [...SEEN.calls, traced(call(350, 'read', 0))] },
    /^read\.2 at 350 µs: no FIN/,
  ],
  'a response before its packet': [
    {
      trial: {
        ...SEEN.trial,
        events: SEEN.trial.events.map((event) =>
          event.kind === 'http' && event.what === 'response' ? { ...event, t: FROM + 150 } : event,
        ),
      },
    },
    /^response\.1 at 150 µs: no response has come/,
  ],
};

for (const [what, [changed, why]] of Object.entries(WRONG))
  test(`clocks that disagree are found: ${what}`, () => {
    assert.match(causeMissing(mergedTrace({ ...SEEN, ...changed })) ?? '', why);
  });
