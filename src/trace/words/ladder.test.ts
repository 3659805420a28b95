import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  HUNG_UP,
  KEPT_OPEN,
  NEW_CONNECTION,
  PACKETS_AND_PROBE,
  PROBE_ONLY,
  WIRE_ONLY,
} from '../testing/runs.ts';
import { LADDER_COLUMNS, ladderText } from './ladder.ts';

test('the ladder of the bug', () => {
  assert.equal(
    ladderText(HUNG_UP),
    `
      ms  client                             server  Node says   kernel says
  -0.120  Request 1 ──────────────────────────────▶  busy: 1
  -0.020  ◀────────────────── Response 1, 106 bytes  busy: 1
   0.000  ◀──────────────────────────────────── FIN  busy: 1     FIN unread ▒
   0.030  Node reads 106 bytes, not the FIN          busy: 1     FIN unread ▒
   0.330  The socket goes into the pool              pooled      FIN unread ▒
   0.330  Request 2 takes the pooled socket          busy: 2     FIN unread ▒
   0.330  Request 2, too late ────────────────────▶  busy: 2     FIN unread ▒
   0.330  ◀──────────────────────────────────── RST  busy: 2     FIN unread ▒
   0.330  Next poll: read() = 0, end of file         busy: 2     FIN read
   0.630  ‘socket hang up’                           destroyed   closed
▒ race window: FIN in the kernel, not yet read by Node. 0.000: the FIN comes
`.slice(1),
  );
});

test('an answered run has a ladder, too, and without a FIN its times count from the response', () => {
  assert.equal(
    ladderText(KEPT_OPEN),
    `
      ms  client                             server  Node says   kernel says
  -0.100  Request 1 ──────────────────────────────▶  busy: 1
   0.000  ◀────────────────── Response 1, 106 bytes  busy: 1
   0.050  Node reads 106 bytes                       busy: 1
   0.350  The socket goes into the pool              pooled
   0.350  Request 2 takes the pooled socket          busy: 2
   0.350  Request 2 ──────────────────────────────▶  busy: 2
   0.460  ◀────────────────── Response 2, 106 bytes  busy: 2
`.slice(1),
  );
});

test('a ladder fits its width, and the ASCII form has the same layout', () => {
  for (const trace of [HUNG_UP, KEPT_OPEN, NEW_CONNECTION, PROBE_ONLY, WIRE_ONLY]) {
    const lines = ladderText(trace).split('\n');
    assert.ok(lines.length <= 14, `${lines.length} lines`);
    for (const line of lines) assert.ok(line.length <= LADDER_COLUMNS, line);
    const ascii = ladderText(trace, { ascii: true });
    assert.match(ascii, /^[\n -~]*$/);
    assert.deepEqual(
      ascii.split('\n').map((line) => line.length),
      lines.map((line) => line.length),
    );
  }
});

test('a run without requests has no ladder', () => {
  assert.equal(ladderText([]), '');
});

test('a request that was seen on the wire is drawn once', () => {
  const drawn = ladderText(PACKETS_AND_PROBE).match(/Request 2 ─/g);
  assert.equal(drawn?.length, 1);
});
