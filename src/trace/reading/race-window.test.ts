import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unnamed } from '../record/event.ts';
import { nameEvents } from '../record/name-events.ts';
import { call, packet, requestPacket } from '../testing/build.ts';
import { HUNG_UP, KEPT_OPEN, NEW_CONNECTION, PROBE_ONLY } from '../testing/runs.ts';
import { raceWindowsOf } from './race-window.ts';

const shown = (reports: readonly Unnamed[]) =>
  raceWindowsOf(nameEvents(reports)).map(
    ({ opens, opensAt, closes, closedBy, writesBefore, writesInside }) => ({
      opens: `${opens.id} at ${opensAt}`,
      closes: closes && `${closes.id} at ${closes.t}, ${closedBy}`,
      before: writesBefore,
      inside: writesInside,
    }),
  );

const first = [call(10, 'write', 172), requestPacket(10, 1), call(50, 'read', 106)];

test('the write that loses the request lies inside, although the read has the same microsecond', () => {
  assert.deepEqual(shown(HUNG_UP), [
    {
      opens: 'fin.1 at 520',
      closes: 'read.2 at 850, read',
      before: ['write.1'],
      inside: ['write.2'],
    },
  ]);
});

test('a write after the read lies outside, and is on another connection', () => {
  const [window] = shown(NEW_CONNECTION);
  assert.deepEqual([window?.closes, window?.inside], ['read.2 at 850, read', []]);
});

test('a run without a FIN or without packets has no window', () => {
  assert.deepEqual(shown(KEPT_OPEN), []);
  assert.deepEqual(shown(PROBE_ONLY), []);
});

test('a RST without a FIN opens a window, and the write that fails closes it', () => {
  const events = [...first, packet(60, 'server', 'R.'), call(70, 'write', 'ECONNRESET')];
  assert.deepEqual(shown(events), [
    {
      opens: 'rst.1 at 60',
      closes: 'write.2 at 70, read',
      before: ['write.1'],
      inside: ['write.2'],
    },
  ]);
});

test('a FIN in flight opens the window when it arrives', () => {
  const events = [
    ...first,
    packet(60, 'server', 'F.', { arrivesAt: 80 }),
    call(70, 'write', 1),
    call(80, 'write', 2),
    call(90, 'read', 0),
  ];
  const [window] = shown(events);
  assert.deepEqual([window?.before, window?.inside], [['write.1', 'write.2'], ['write.3']]);
});

test('a close without a read closes the window, and so does an end that libuv reports without a read', () => {
  const fin = packet(60, 'server', 'F.');
  const eof: Unnamed = { kind: 'read', t: 65, actor: 'client', conn: 1, result: 'EOF' };
  assert.equal(
    shown([...first, fin, call(70, 'shutdown', 0)])[0]?.closes,
    'shutdown.1 at 70, unread',
  );
  assert.equal(
    shown([...first, fin, eof, call(70, 'close', 0)])[0]?.closes,
    'onread.1 at 65, read',
  );
});

test('a run that ends with the FIN unread leaves the window open', () => {
  assert.equal(shown([...first, packet(60, 'server', 'F.')])[0]?.closes, undefined);
});

test('a FIN for a socket that Node has closed already opens no window', () => {
  assert.deepEqual(shown([...first, call(55, 'close', 0), packet(60, 'server', 'F.')]), []);
});

test('a connection that was refused has no window', () => {
  assert.deepEqual(shown([call(10, 'connect', 0), packet(10, 'server', 'R.')]), []);
});
