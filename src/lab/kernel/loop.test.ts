import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce, type Coroutine } from './coroutine.ts';
import { TcpHandle } from './tcp-handle.ts';
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

/** A client that logs what it does, and when. */
function logging(uv?: string, wakeUs = 50) {
  const machine = testMachine({ time: { wakeUs } });
  const client = new TestProcess(machine, 'client', uv);
  const log: string[] = [];
  const say = (what: string, then: () => Coroutine = noop) =>
    function* (): Coroutine {
      log.push(what);
      yield* then();
    };
  return { machine, client, log, say };
}

function* busyFor(us: number): Coroutine {
  yield { busy: us };
}

test('rule 10: shutdown(2) is called right after poll, before immediates', () => {
  const { machine, client, log, say } = logging();
  const listener = listenByHand(machine);
  client.start(
    atOnce(() => {
      const handle = connectAndRead(
        client.loop,
        atOnce(() => {
          client.setImmediate(say('immediate'));
          handle.shutdown(say('shutdown'));
          handle.tryWrite(bytes('refused'));
          log.push(`FINs sent: ${fins()}`);
        }),
      );
    }),
  );
  const fins = () => ofKind(machine.events, 'packet').filter((p) => p.flags === 'F.').length;
  machine.at(1000, () => accepted(listener).send(bytes('response')));
  machine.run(2000);
  assert.deepEqual(log, ['FINs sent: 0', 'shutdown', 'immediate']);
  assert.equal(fins(), 1);
  const phases = ofKind(machine.events, 'phase').map(({ phase }) => phase);
  assert.deepEqual(phases.slice(-4), ['poll', 'pending', 'check', 'poll']);
});

test('rule 10: callbacks that pending callbacks add run too, in at most eight rounds', () => {
  const { machine, client, log, say } = logging();
  listenByHand(machine);
  const handles: TcpHandle[] = [];
  const shutDownOne: () => Coroutine = atOnce(() => {
    handles.pop()?.shutdown(say(`pending ${log.length}`, shutDownOne));
  });
  client.start(
    atOnce(() => {
      for (let i = 0; i < 10; i++) handles.push(connectAndRead(client.loop, noop));
      client.setTimer(
        5,
        atOnce(() => {
          client.loop.asyncSend(shutDownOne);
          client.setImmediate(say('immediate'));
        }),
      );
    }),
  );
  machine.run(10_000);
  assert.equal(log.length, 11);
  assert.equal(log.indexOf('immediate'), 8);
});

test('rule 11: the timeout of epoll_wait counts from now, so a timer comes late', () => {
  const { machine, client, log } = logging();
  client.start(function* () {
    client.setTimer(
      2,
      atOnce(() => {
        log.push(`timer ${machine.now}`);
      }),
    );
    yield* busyFor(900);
  });
  machine.run();
  // At 0.9 ms the loop's time is 0, and 2 ms are left to sleep.
  assert.deepEqual(log, ['timer 2900']);
});

test('rule 11: the timer slack makes it later', () => {
  const machine = testMachine({ time: { slackUs: 50 } });
  const client = new TestProcess(machine, 'client');
  client.start(
    atOnce(() => {
      client.setTimer(2, noop);
    }),
  );
  machine.run();
  assert.equal(machine.now, 2050);
});

test('rule 12: a timer that is due before the next poll runs without a look at the sockets', () => {
  for (const [busyUs, expected] of [
    [100, ['data', 'EOF', 'timer']],
    [1500, ['data', 'timer', 'EOF']],
  ] as const) {
    const { machine, client, log } = logging();
    const listener = listenByHand(machine);
    client.start(function* () {
      connectAndRead(client.loop, function* (result) {
        log.push(typeof result === 'string' ? result : 'data');
        if (result === 'EOF') return;
        client.setTimer(
          1,
          atOnce(() => {
            log.push('timer');
          }),
        );
        yield* busyFor(busyUs);
      });
    });
    machine.at(1000, () => {
      const peer = accepted(listener);
      peer.send(bytes('response'));
      peer.close();
    });
    machine.run(10_000);
    assert.deepEqual(log, expected, `${busyUs} µs`);
  }
});

test('an unref’d timer that is due still runs in a dying loop, from libuv 1.45 on', () => {
  for (const [uv, expected] of [
    ['1.44.2', ['immediate']],
    ['1.46.0', ['immediate', 'timer']],
  ] as const) {
    const { machine, client, log, say } = logging(uv);
    client.start(
      atOnce(() => {
        client.setTimer(5, say('timer'));
        client.loop.refTimer(false);
        client.setImmediate(say('immediate', () => busyFor(6000)));
      }),
    );
    machine.run();
    assert.deepEqual(log, expected, uv);
  }
});

test('poll does not sleep while there are immediates', () => {
  const { machine, client, log } = logging();
  client.start(
    atOnce(() => {
      client.setTimer(50, noop);
      client.setImmediate(
        atOnce(() => {
          log.push(`immediate ${machine.now}`);
        }),
      );
    }),
  );
  machine.run();
  assert.deepEqual(log, ['immediate 0']);
});

test('the handle closed last is called back first, and cancelled requests before their handle', () => {
  const { machine, client, log, say } = logging();
  listenByHand(machine);
  client.start(
    atOnce(() => {
      const first = new TcpHandle(client.loop);
      const second = new TcpHandle(client.loop);
      first.connect(
        '127.0.0.1',
        3000,
        atOnce((status) => {
          log.push(`connect ${status}`);
        }),
      );
      first.shutdown(
        atOnce((status) => {
          log.push(`shutdown ${status}`);
        }),
      );
      first.close(say('first closed'));
      second.close(say('second closed'));
    }),
  );
  assert.equal(machine.run(), 'idle');
  assert.deepEqual(log, [
    'second closed',
    'connect ECANCELED',
    'shutdown ECANCELED',
    'first closed',
  ]);
});

test('work of the thread pool keeps the loop alive and is done in the poll phase', () => {
  const { machine, client, log } = logging();
  client.start(
    atOnce(() => {
      client.loop.queueWork(
        300,
        atOnce(() => {
          log.push(`${client.loop.phase} ${machine.now}`);
        }),
      );
    }),
  );
  machine.run();
  assert.deepEqual(log, ['poll 350'], 'done at 300, woken 50 later');
  assert.equal(client.exits, 1);
});

test('unref’d handles do not keep a loop alive', () => {
  const { machine, client } = logging();
  client.start(
    atOnce(() => {
      const handle = new TcpHandle(client.loop);
      handle.bind('127.0.0.1', 3000);
      handle.listen(511);
      handle.unref();
    }),
  );
  machine.run();
  assert.equal(client.exits, 1);
});

test('a process that exits leaves its sockets to the kernel, which closes them', () => {
  const { machine, client } = logging();
  const listener = listenByHand(machine);
  client.start(
    atOnce(() => {
      connectAndRead(
        client.loop,
        noop,
        atOnce(() => {
          client.loop.stop();
        }),
      );
    }),
  );
  machine.run();
  assert.equal(client.exits, 1);
  assert.equal(listener.first?.state, 'CLOSE_WAIT');
  assert.equal(ofKind(machine.events, 'phase').at(-1)?.phase, 'exited');
});

test('a rewound loop is like a new one', () => {
  const { machine, client, log, say } = logging();
  const once = () => {
    client.start(
      atOnce(() => {
        client.setTimer(3, say('timer'));
        client.setImmediate(say(`immediate of turn ${client.loop.turn}`));
        new TcpHandle(client.loop).close(say('closed'));
      }),
    );
    machine.run();
    return structuredClone(machine.events);
  };
  const first = once();
  machine.rewind();
  client.loop.rewind();
  assert.deepEqual(once(), first);
  assert.equal(log.length, 6);
});
