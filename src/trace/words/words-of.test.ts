import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangesOf } from '../reading/exchanges.ts';
import { eventsAt, storyOf } from '../reading/story.ts';
import type { Trace, TraceEvent, Unnamed } from '../record/event.ts';
import { nameEvents } from '../record/name-events.ts';
import { call, packet, requestPacket } from '../testing/build.ts';
import {
  HUNG_UP,
  KEPT_OPEN,
  NEW_CONNECTION,
  PACKETS_AND_PROBE,
  PROBE_ONLY,
  WIRE_ONLY,
} from '../testing/runs.ts';
import { wordsOf } from './words-of.ts';

const RUNS = [HUNG_UP, KEPT_OPEN, NEW_CONNECTION, PROBE_ONLY, WIRE_ONLY];
const at = { t: 0, actor: 'client' as const };
const error = { name: 'TypeError', code: 'E', message: 'm'.repeat(500) };

/** One event of each kind that the runs do not contain. */
const OTHERS: readonly Unnamed[] = [
  { ...at, kind: 'callback', phase: 'poll', what: 'TCP.onread' },
  { ...at, kind: 'callback-end' },
  { ...at, kind: 'tick', phase: 'poll', fn: 'emitFreeNT' },
  { ...at, kind: 'microtask', phase: 'poll', job: 'await' },
  { ...at, kind: 'immediate', phase: 'check', fn: 'resolve' },
  { ...at, kind: 'read', conn: 1, result: 'EOF' },
  { ...at, kind: 'dns', hostname: 'localhost' },
  { ...at, kind: 'output', stream: 'stdout', text: `${'x'.repeat(500)}\nmore` },
  { ...at, kind: 'debug', text: 'NET 1000: _read\n' },
  { ...at, kind: 'uncaught', error },
  { ...at, kind: 'limit', limit: 'stepsMax', message: 'Ended after 400000 steps.' },
  { ...at, kind: 'http', what: 'turn', turn: 2 },
  { ...at, kind: 'http', what: 'eof', socket: 1 },
];

test('every event has words: the short form is short, and the sentence is complete', () => {
  for (const trace of [...RUNS, nameEvents(OTHERS)]) {
    for (const event of trace) {
      const { short, sentence, why } = wordsOf(event, trace);
      assert.ok(short.length > 0 && short.length <= 75, `${event.id}: ${short}`);
      assert.doesNotMatch(short, /[\n]|\.$/, event.id);
      assert.ok(sentence.length > 0, event.id);
      for (const text of [short, sentence, why ?? '']) {
        assert.doesNotMatch(text, /undefined|NaN|\[object/, event.id);
      }
      if (why) assert.match(why, /\.$/, event.id);
    }
  }
});

test('the story of the bug, as a person would tell it', () => {
  assert.deepEqual(
    storyOf(HUNG_UP).map((event) => `${event.id}: ${wordsOf(event, HUNG_UP).short}`),
    [
      'write.1: Request 1, Connection: close',
      'data.2: Response 1, 106 bytes, no Connection header',
      'fin.1: FIN: the server has closed',
      'read.1: Node reads 106 bytes, not the FIN',
      'pooled.1: The socket goes into the pool',
      'request.2: The program asks: GET /2, in the same turn',
      'reuse.2: Request 2 takes the pooled socket',
      'write.2: Request 2 is written, too late',
      'rst.1: RST, and nobody looks',
      'read.2: Next poll: read() = 0, end of file',
      'error.2: ‘socket hang up’',
      'throw.1: await throws: FetchError',
    ],
  );
});

test('the story of the run that waited a turn', () => {
  assert.deepEqual(
    storyOf(NEW_CONNECTION).map((event) => event.id),
    [
      'write.1',
      'data.2',
      'fin.1',
      'read.1',
      'pooled.1',
      'read.2',
      'timer.1',
      'request.2',
      'syn.2',
      'write.2',
      'data.4',
    ],
  );
});

test('the words for the same call depend on the trace', () => {
  const sentence = (id: string, trace: readonly TraceEvent[]) =>
    wordsOf(trace.find((event) => event.id === id)!, trace).sentence;
  assert.equal(sentence('write.2', HUNG_UP), 'Request 2 is written, 330 µs after the FIN.');
  assert.equal(sentence('write.2', NEW_CONNECTION), 'Request 2 is written, outside the window.');
  assert.equal(sentence('write.2', KEPT_OPEN), 'Request 2 is written.');
  assert.equal(sentence('read.1', KEPT_OPEN), 'The poll phase reads the 106 bytes.');
  assert.equal(sentence('read.1', HUNG_UP), 'The poll phase reads the 106 bytes and stops there.');
  assert.equal(
    sentence('request.2', HUNG_UP),
    'The program asks again, in the turn that read response 1.',
  );
  assert.equal(sentence('request.2', NEW_CONNECTION), 'The program asks again.');
});

test('a response that fills the buffer is read again, and the exchange has the last read', () => {
  const trace = nameEvents([
    call(10, 'write', 172),
    requestPacket(10, 1),
    packet(20, 'server', 'P.', { length: 70_000, http: 'HTTP/1.1 200 OK' }),
    packet(20, 'server', 'F.'),
    call(30, 'read', 65_536),
    call(40, 'read', 4_464),
  ]);
  assert.deepEqual(
    storyOf(trace).map((event) => event.id),
    ['write.1', 'data.2', 'fin.1'],
  );
  const words = trace.slice(-2).map((event) => wordsOf(event, trace).short);
  assert.deepEqual(words, ['Node reads 65,536 bytes', 'Node reads 4,464 bytes, not the FIN']);
  assert.equal(exchangesOf(trace)[0]?.read?.id, 'read.2');
});

test('each level contains the one before it, in order', () => {
  for (const trace of RUNS) {
    const [story, machinery, everything] = (['story', 'machinery', 'everything'] as const).map(
      (level) => eventsAt(level, trace),
    );
    assert.deepEqual(everything, trace);
    assert.deepEqual(
      machinery,
      trace.filter((event) => machinery?.includes(event)),
    );
    assert.deepEqual(
      story,
      machinery?.filter((event) => story?.includes(event)),
    );
  }
});

test('the level machinery leaves out the events inside the server and the kernels', () => {
  const ids = eventsAt('machinery', HUNG_UP).map(({ id }) => id);
  assert.ok(ids.includes('epoll.1') && ids.includes('phase.3') && ids.includes('rst.1'));
  assert.ok(
    !ids.some((id) => id.startsWith('server.') || id.startsWith('state.') || id.startsWith('ack.')),
  );
});

test('a socket that is lent is called open only where that can be known', () => {
  const why = (trace: Trace) =>
    trace.flatMap((event) => (event.id === 'reuse.2' ? [wordsOf(event, trace).why] : []));
  assert.deepEqual(why(PACKETS_AND_PROBE), [
    'The server’s FIN had come 330 µs before. req.reusedSocket is true.',
  ]);
  assert.deepEqual(why(PROBE_ONLY), ['req.reusedSocket is true.']);
  assert.deepEqual(why(KEPT_OPEN), ['It is open at both ends.']);
});
