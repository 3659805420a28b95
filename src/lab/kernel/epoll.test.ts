import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce, type Coroutine } from './coroutine.ts';
import { Epoll, maskText, POLLERR, POLLHUP, POLLIN, POLLOUT, Watch } from './epoll.ts';
import type { TcpHandle } from './tcp-handle.ts';
import {
  accepted,
  bytes,
  connectAndRead,
  listenByHand,
  noop,
  ofKind,
  TestProcess,
  testMachine,
} from './testing.ts';

function file(mask: number) {
  const it = { mask, pollMask: () => it.mask, onIo: noop };
  return it;
}

test('rule 4: first in, first out, and a file that is still ready goes to the tail', () => {
  const epoll = new Epoll(() => {});
  const [a, b, c] = [file(POLLIN), file(POLLIN), file(0)];
  const [first, third] = [new Watch(a), new Watch(c)];
  const watches = [first, new Watch(b), third];
  for (const watch of watches) epoll.control(watch, POLLIN);
  const order = () => epoll.wait().map(({ watch }) => watches.indexOf(watch));
  assert.deepEqual(order(), [0, 1]);
  a.mask = 0;
  assert.deepEqual(order(), [1]);
  c.mask = POLLIN;
  epoll.notify(third);
  a.mask = POLLIN;
  epoll.notify(first);
  assert.deepEqual(order(), [1, 2, 0]);
});

test('rule 4: before it sleeps, epoll_wait forgets what is not ready any more', () => {
  const epoll = new Epoll(() => {});
  const [a, b] = [file(POLLIN), file(0)];
  const watches = [new Watch(a), new Watch(b)] as const;
  for (const watch of watches) epoll.control(watch, POLLIN);
  const order = () => epoll.wait().map(({ watch }) => watches.indexOf(watch));
  assert.deepEqual(order(), [0]);
  a.mask = 0;
  assert.equal(epoll.hasReady(), false);
  // The second one is the first to become ready now.
  for (const [one, place] of [
    [b, 1],
    [a, 0],
  ] as const) {
    one.mask = POLLIN;
    epoll.notify(watches[place]);
  }
  assert.deepEqual(order(), [1, 0]);
});

test('ERR and HUP are always reported, the rest only when asked for', () => {
  const epoll = new Epoll(() => {});
  const watch = new Watch(file(POLLIN | POLLOUT | POLLERR | POLLHUP));
  epoll.control(watch, POLLOUT);
  assert.deepEqual(
    epoll.wait().map(({ mask }) => maskText(mask)),
    ['OUT|ERR|HUP'],
  );
  epoll.remove(watch);
  assert.deepEqual(epoll.wait(), []);
});

/** A client with two connections, on which `serve` sends at the same moment. */
function twoConnections(onFirstRead: (other: TcpHandle) => void) {
  const machine = testMachine();
  const listener = listenByHand(machine);
  const client = new TestProcess(machine, 'client');
  const log: string[] = [];
  function read(i: number, afterwards: () => Coroutine): TcpHandle {
    return connectAndRead(client.loop, function* (result) {
      const what = typeof result === 'string' ? result : result.length;
      log.push(`turn ${client.loop.turn}: ${i} read ${what}`);
      yield* afterwards();
    });
  }
  client.start(
    atOnce(() => {
      read(0, function* () {
        onFirstRead(second);
        yield { busy: 500 };
      });
      const second = read(1, noop);
    }),
  );
  machine.at(1000, () => {
    const [first, second] = [accepted(listener), accepted(listener)];
    for (const peer of [first, second]) peer.send(bytes('response'));
    machine.at(1200, () => second.close(true));
  });
  machine.run(1900);
  return { machine, log };
}

test('rule 4: the mask is that of epoll_wait’s return, not that of the callback’s turn', () => {
  const { machine, log } = twoConnections(() => {});
  const turn = Number(log[0]?.match(/\d+/));
  // The reset arrives at 1200, while the first callback is busy: 0 is told IN, and libuv sees no
  // hang-up yet.
  assert.deepEqual(log, [
    `turn ${turn}: 0 read 8`,
    `turn ${turn}: 1 read 8`,
    `turn ${turn + 1}: 1 read ECONNRESET`,
  ]);
  const masks = ofKind(machine.events, 'syscall').filter(
    ({ call, conn }) => call === 'epoll_wait' && conn === 2,
  );
  assert.deepEqual(
    masks.map(({ mask }) => mask),
    ['OUT', 'IN', 'IN|ERR|HUP'],
  );
});

test('rule 4: events of a handle that an earlier callback of the batch closed are dropped', () => {
  const { log } = twoConnections((other) => other.close());
  assert.deepEqual(
    log.map((line) => line.replace(/^turn \d+: /, '')),
    ['0 read 8'],
  );
});

test('rule 4: a file that is closed is off the ready list', () => {
  const machine = testMachine();
  const listener = listenByHand(machine);
  const client = new TestProcess(machine, 'client');
  const { loop } = client;
  const handles: TcpHandle[] = [];
  client.start(atOnce(() => handles.push(connectAndRead(loop, noop))));
  machine.run(1000);
  accepted(listener).send(bytes('response'));
  assert.equal(loop.backend.epoll.hasReady(), true);
  for (const handle of handles) handle.close();
  assert.equal(loop.backend.epoll.hasReady(), false);
});

test('rule 4: a reader that stopped does not make the loop spin', () => {
  const { machine, log } = twoConnections((other) => other.readStop());
  assert.equal(log.length, 1);
  assert(machine.steps < 300, `${machine.steps} steps`);
});

test('rule 4: just ERR or just HUP calls the watcher with everything that it wants', () => {
  for (const [mask, expected] of [
    [POLLERR, 'IN|ERR'],
    [POLLHUP, 'IN|HUP'],
    [POLLERR | POLLHUP, 'ERR|HUP'],
  ] as const) {
    const machine = testMachine();
    const client = new TestProcess(machine, 'client');
    const told: string[] = [];
    const onIo = atOnce((events: number) => {
      told.push(maskText(events));
      client.loop.stop();
    });
    client.start(
      atOnce(() => {
        client.loop.queueWork(Infinity, noop);
        client.loop.backend.start(new Watch({ ...file(mask), onIo }), POLLIN);
      }),
    );
    machine.run();
    assert.deepEqual(told, [expected]);
  }
});
