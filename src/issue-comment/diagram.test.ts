import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Trace, Unnamed } from '../trace/record/event.ts';
import { nameEvents } from '../trace/record/name-events.ts';
import { asks, call } from '../trace/testing/build.ts';
import {
  HUNG_UP,
  KEPT_OPEN,
  LOOKED_FIRST,
  NEW_CONNECTION,
  PROBE_ONLY,
  WIRE_ONLY,
} from '../trace/testing/runs.ts';
import { diagramOf } from './diagram.ts';
import { labelOf } from './diagram-label.ts';
import { DIAGRAM_BYTES_MAX } from './limits.ts';
import { HOSTILE_TEXTS, hostileTraces } from './testing/hostile.ts';
import { utf8BytesOf } from './tidy.ts';

const lines = (trace: Trace) => diagramOf(trace)?.split('\n') ?? [];

test('the fatal moment, between program, Node, kernel and server', () => {
  assert.deepEqual(lines(HUNG_UP), [
    'sequenceDiagram',
    'participant P as program',
    'participant N as Node',
    'participant K as kernel',
    'participant S as server',
    'N->>S: Request 1, Connection: close',
    'S->>K: Response 1, 106 bytes, no Connection header',
    'rect rgba(213, 94, 0, 0.2)',
    'S->>K: FIN: the server has closed',
    'Note over N,S: race window: FIN in the kernel, not yet read by Node',
    'K->>N: Node reads 106 bytes, not the FIN',
    'N->>N: The socket goes into the pool',
    'P->>N: The program asks: GET /2, in the same turn',
    'N->>N: Request 2 takes the pooled socket',
    'N-xS: Request 2 is written, too late',
    'S-xK: RST, and nobody looks',
    'K->>N: Next poll: read() = 0, EOF',
    'end',
    'N-xP: ‘socket hang up’',
  ]);
});

test('the band ends where Node learns of the FIN: by a read or by a look', () => {
  const after = (trace: Trace) => lines(trace).slice(lines(trace).indexOf('end') - 1);
  assert.deepEqual(after(NEW_CONNECTION), [
    'K->>N: Next poll: read() = 0, EOF',
    'end',
    'N->>P: Timer of 1 ms',
    'P->>N: The program asks: GET /2',
    'K->>S: SYN: a new connection, from port 47631',
    'N->>S: Request 2 is written, outside the window',
    'S->>K: Response 2, 106 bytes',
  ]);
  assert.equal(after(LOOKED_FIRST)[0], 'N->>K: Node looks, and finds the FIN');
});

test('without a race window there is no band', () => {
  assert.doesNotMatch(diagramOf(KEPT_OPEN) ?? '', /rect|race window/);
});

test('an engine that sees no kernel gets a diagram without one', () => {
  const text = diagramOf(PROBE_ONLY) ?? '';
  assert.doesNotMatch(text, /kernel|K[-:]/);
  assert.match(text, /^P->>N: The program asks: GET \/2$/m);
  assert.match(text, /^N-xP: ‘socket hang up’$/m);
});

test('a program without the probe gets a diagram of what the kernel saw', () => {
  assert.match(diagramOf(WIRE_ONLY) ?? '', /^N-xS: Request 2 is written, too late$/m);
});

test('a run without requests has no diagram', () => {
  assert.equal(diagramOf([]), undefined);
});

/** The lines that a diagram may have. Everything else would be syntax that a program has chosen. */
const LINE =
  /^(?:sequenceDiagram|participant [PNKS] as (?:program|Node|kernel|server)|rect rgba\(213, 94, 0, 0\.2\)|end|Note over (?:[PN]|N,S): .+|[PNKS](?:->>|-x)[PNKS]: .+)$/;

test('whatever a program chose, a diagram has these lines only, and fits', () => {
  for (const text of HOSTILE_TEXTS) {
    for (const trace of hostileTraces(text)) {
      const diagram = diagramOf(trace) ?? 'sequenceDiagram';
      for (const line of diagram.split('\n')) {
        assert.match(line, LINE);
        const label = line.split(': ').slice(1).join(': ');
        assert.doesNotMatch(label, /[;#%<>`$\\{}@]|(?<!\()\bend\b(?!\))/i);
      }
      assert.ok(utf8BytesOf(diagram) <= DIAGRAM_BYTES_MAX);
    }
  }
});

test('a diagram fits although Node looks at hundreds of sockets', () => {
  const looks = Array.from({ length: 400 }, (_, i) => call(850, 'peek', 0, { conn: i + 1 }));
  const [asked, given] = asks(850, 2, 500) as [Unnamed, Unnamed];
  const before = HUNG_UP.filter(({ t }) => t < 850);
  const trace = nameEvents([...before, asked, ...looks, given]);
  const { length } = lines(trace);
  assert.ok(length > 20 && length < 30, `${length} lines`);
});

test('a diagram fits although each of its labels is as long as a program can make it', () => {
  const error = { name: '🧨'.repeat(999), message: '' };
  const errors = Array.from({ length: 20 }, (_, i): Unnamed => {
    return { kind: 'uncaught', t: 2_000 + i, actor: 'client', error };
  });
  const text = diagramOf(nameEvents([...HUNG_UP, ...errors])) ?? '';
  assert.ok(utf8BytesOf(text) <= DIAGRAM_BYTES_MAX, `${utf8BytesOf(text)}`);
  assert.ok(utf8BytesOf(text) > DIAGRAM_BYTES_MAX / 2, 'no label is cut more than it has to be');
});

test('a label keeps its meaning without the characters of mermaid', () => {
  assert.equal(labelOf('a; b #1 <br> 50%', 60), 'a, b ＃1 ‹br› 50％');
  assert.equal(labelOf('the end, End', 60), 'the (end), (End)');
  assert.equal(labelOf('read() = 0, end of file', 60), 'read() = 0, EOF');
  assert.equal(labelOf('sending', 60), 'sending');
  assert.equal(labelOf('', 60), '…');
  assert.equal(labelOf('abcdef', 4), 'abc…');
});
