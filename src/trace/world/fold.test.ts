import assert from 'node:assert/strict';
import { test } from 'node:test';
import { raceWindowsOf } from '../reading/race-window.ts';
import type { Trace } from '../record/event.ts';
import { nameEvents } from '../record/name-events.ts';
import { call, packet, requestPacket } from '../testing/build.ts';
import { HUNG_UP, KEPT_OPEN, NEW_CONNECTION, PROBE_ONLY, WIRE_ONLY } from '../testing/runs.ts';
import { fold } from './fold.ts';
import type { World } from './world.ts';

const after = (id: string, trace = HUNG_UP): World =>
  fold(trace, trace.findIndex((event) => event.id === id) + 1);

const socketsOf = (world: World) =>
  world.connections.map(({ conn, node, kernel, inRaceWindow }) => {
    const request = 'request' in node && node.request !== undefined ? ` ${node.request}` : '';
    const { unreadBytes, fin } = kernel.client;
    return `${conn}: ${node.state}${request} / ${unreadBytes} bytes, FIN ${fin}${inRaceWindow ? ' !' : ''}`;
  });

test('the world has the socket’s state in Node and in the kernel, at each step', () => {
  const steps: [id: string, socket: string][] = [
    ['syn.1', '1: connecting 1 / 0 bytes, FIN none'],
    ['connected.1', '1: busy 1 / 0 bytes, FIN none'],
    ['data.2', '1: busy 1 / 106 bytes, FIN none'],
    ['fin.1', '1: busy 1 / 106 bytes, FIN unread !'],
    ['read.1', '1: busy 1 / 0 bytes, FIN unread !'],
    ['pooled.1', '1: pooled / 0 bytes, FIN unread !'],
    ['reuse.2', '1: busy 2 / 0 bytes, FIN unread !'],
    ['write.2', '1: busy 2 / 0 bytes, FIN unread !'],
    ['rst.1', '1: busy 2 / 0 bytes, FIN unread !'],
    ['read.2', '1: busy 2 / 0 bytes, FIN read'],
    ['error.2', '1: destroyed / 0 bytes, FIN read'],
  ];
  for (const [id, socket] of steps) assert.deepEqual(socketsOf(after(id)), [socket], id);
});

test('Node and the kernel disagree exactly while the race window is open', () => {
  for (const trace of [HUNG_UP, NEW_CONNECTION, KEPT_OPEN, WIRE_ONLY]) {
    for (const window of raceWindowsOf(trace)) {
      const opens = trace.indexOf(window.opens);
      const closes = window.closes ? trace.indexOf(window.closes) : trace.length;
      for (let count = 0; count <= trace.length; count += 1) {
        const connection = fold(trace, count).connections.find(({ conn }) => conn === window.conn);
        const isOpen = count > opens && count <= closes;
        assert.equal(connection?.inRaceWindow ?? false, isOpen, `after ${count} events`);
      }
    }
  }
});

test('a request passes through its states in order', () => {
  const states = (id: string) =>
    after(id).requests.map(({ number, state }) => `${number} ${state}`);
  assert.deepEqual(states('request.1'), ['1 asked']);
  assert.deepEqual(states('write.1'), ['1 written']);
  assert.deepEqual(states('response.1'), ['1 answered']);
  assert.deepEqual(states('reuse.2'), ['1 answered', '2 assigned']);
  assert.deepEqual(states('throw.1'), ['1 answered', '2 failed']);
  assert.equal(after('throw.1').requests[1]?.error?.name, 'FetchError');
});

test('the world has the phase, turn, line and job of a process', () => {
  const timer = after('timer.1', NEW_CONNECTION).client;
  assert.deepEqual(
    [timer.phase, timer.turn, timer.job],
    ['timers', 4, { queue: 'timer', name: 'resolve' }],
  );
  assert.equal(after('phase.6', NEW_CONNECTION).client.job, undefined);
  assert.equal(after('throw.1').client.line, 8);
  assert.equal(after('exit.1').exitCode, 1);
});

/** The world after all events until `t` microseconds, including those at `t`. */
const worldAt = (trace: Trace, t: number) =>
  fold(trace, trace.filter((event) => event.t <= t).length);

test('a segment in flight changes no end before it arrives', () => {
  const trace = nameEvents([
    call(10, 'write', 172),
    requestPacket(10, 1),
    packet(60, 'server', 'F.', { arrivesAt: 80 }),
    call(70, 'write', 1),
    call(80, 'epoll_wait'),
  ]);
  const before = worldAt(trace, 70);
  assert.deepEqual(
    before.inFlight.map(({ id }) => id),
    ['fin.1'],
  );
  assert.deepEqual(socketsOf(before), ['1: busy / 0 bytes, FIN none']);
  const arrived = worldAt(trace, 80);
  assert.deepEqual(arrived.inFlight, []);
  assert.deepEqual(socketsOf(arrived), ['1: busy / 0 bytes, FIN unread !']);
});

test('Node treats a connection as closed when it has shut it down or closed it', () => {
  const trace = nameEvents([call(10, 'write', 172), requestPacket(10, 1), call(20, 'shutdown', 0)]);
  assert.equal(fold(trace, trace.length).connections[0]?.node.state, 'destroyed');
});

test('fold depends only on the trace and the count', () => {
  for (const trace of [HUNG_UP, NEW_CONNECTION, PROBE_ONLY, WIRE_ONLY]) {
    for (let count = 0; count <= trace.length; count += 1) {
      const world = fold(trace, count);
      assert.equal(world.applied, count);
      assert.deepEqual(fold(trace, count), world);
      assert.deepEqual(fold([...trace], count), world);
    }
  }
});

test('a trace of the probe alone shows Node’s side, and leaves the kernel’s undefined', () => {
  const { connections } = after('pooled.1', PROBE_ONLY);
  assert.deepEqual(
    connections.map(({ node, kernel }) => [node.state, kernel.client.tcp, kernel.client.fin]),
    [['pooled', undefined, 'none']],
  );
});
