import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LimitReached } from '../limits.ts';
import { atOnce, type Coroutine } from './coroutine.ts';
import { Machine } from './machine.ts';
import { Process } from './process.ts';
import { ofKind, testMachine } from './testing.ts';

const plain = (actor: 'client' | 'server') => new Process(actor, { drainMicrotasks() {} });

test('rule 14: processes are parallel, the earliest runs first', () => {
  const machine = testMachine();
  const log: string[] = [];
  function worker(name: string, us: number): () => Coroutine {
    return function* () {
      for (let i = 0; i < 3; i++) {
        log.push(`${name} ${machine.now}`);
        yield { busy: us };
      }
    };
  }
  machine.spawn(plain('client'), worker('client', 100));
  machine.spawn(plain('server'), worker('server', 70));
  machine.run();
  assert.deepEqual(log, [
    'client 0',
    'server 0',
    'server 70',
    'client 100',
    'server 140',
    'client 200',
  ]);
});

test('rule 14: while one process is busy in the middle of its JavaScript, the others go on', () => {
  const machine = testMachine();
  const log: string[] = [];
  machine.spawn(
    plain('client'),
    atOnce(() => {
      machine.elapse(1000);
      log.push(`client ${machine.now}`);
    }),
  );
  machine.spawn(
    plain('server'),
    function* () {
      log.push(`server ${machine.now}`);
      yield { busy: 2000 };
      log.push(`server ${machine.now}`);
    },
    300,
  );
  machine.at(500, () => log.push(`packet ${machine.now}`));
  machine.run();
  assert.deepEqual(log, ['server 300', 'packet 500', 'client 1000', 'server 2300']);
});

test('rule 15: a busy loop ends, because reading the clock takes time', () => {
  const machine = testMachine({ time: { clockUs: 1 } });
  let reads = 0;
  machine.spawn(
    plain('client'),
    atOnce(() => {
      while (machine.now < 20_000 && reads < 100_000) {
        machine.elapse(machine.time.clockUs);
        reads++;
      }
    }),
  );
  assert.equal(machine.run(), 'idle');
  assert.equal(reads, 20_000);
});

test('the trace is in order of time when a process ran ahead of another', () => {
  const machine = testMachine();
  machine.spawn(
    plain('client'),
    atOnce(() => {
      machine.elapse(10);
      machine.report({ kind: 'exit', code: 1 });
    }),
  );
  machine.spawn(
    plain('server'),
    atOnce(() => {
      machine.elapse(500);
      machine.report({ kind: 'exit', code: 2 });
    }),
  );
  machine.run();
  assert.deepEqual(
    ofKind(machine.events, 'exit').map(({ t, actor, code }) => [t, actor, code]),
    [
      [10, 'client', 1],
      [500, 'server', 2],
    ],
  );
});

test('a process that ran ahead and sleeps is not woken in its past', () => {
  const machine = testMachine({ time: { wakeUs: 50 } });
  const server = plain('server');
  const log: string[] = [];
  const client = atOnce(() => {
    machine.elapse(20);
    machine.wake(server);
    log.push(`client wakes it at ${machine.now}`);
  });
  machine.spawn(plain('client'), client);
  machine.spawn(server, function* () {
    machine.elapse(500);
    yield { block: Infinity };
    log.push(`server awake at ${machine.now}`);
  });
  machine.run();
  assert.deepEqual(log, ['client wakes it at 20', 'server awake at 500']);
});

test('events are stamped with the actor whose code is running, and with its line', () => {
  const machine = testMachine();
  const client = plain('client');
  machine.spawn(
    client,
    atOnce(() => {
      client.line = 7;
      machine.report({ kind: 'exit', code: 0 });
      machine.report({ kind: 'exit', code: 0 }, 'network');
    }),
  );
  machine.run();
  assert.deepEqual(machine.events, [
    { kind: 'exit', code: 0, t: 0, actor: 'client', line: 7 },
    { kind: 'exit', code: 0, t: 0, actor: 'network' },
  ]);
});

test('only the process that yields has its microtasks drained', () => {
  const machine = testMachine();
  const drained: string[] = [];
  const spawn = (name: 'client' | 'server') =>
    machine.spawn(new Process(name, { drainMicrotasks: () => drained.push(name) }), function* () {
      if (name === 'client') yield undefined;
    });
  spawn('client');
  spawn('server');
  machine.run();
  assert.deepEqual(drained, ['client']);
});

test('run says why it ended', () => {
  const machine = testMachine();
  machine.at(100, () => machine.halt());
  assert.equal(machine.run(99), 'later');
  assert.equal(machine.run(100), 'halted');
  assert.equal(testMachine().run(), 'idle');
});

test('a process that never sleeps runs into the limit of steps', () => {
  const machine = testMachine({ limits: { stepsMax: 1000 } });
  machine.spawn(plain('client'), function* () {
    for (;;) yield { busy: 0 };
  });
  assert.throws(() => machine.run(), { name: 'LimitReached', limit: 'stepsMax' });
});

test('a program that catches the exception of a limit does not go on', () => {
  const machine = testMachine({ limits: { virtualUsMax: 1000 } });
  machine.spawn(plain('client'), function* () {
    for (;;) {
      try {
        machine.elapse(100);
        yield undefined;
      } catch (error) {
        assert(error instanceof LimitReached);
        return;
      }
    }
  });
  assert.throws(() => machine.run(), { name: 'LimitReached', limit: 'virtualUsMax' });
});

test('a rewound machine gives the same run again', () => {
  const machine = new Machine({ time: { phaseUs: 333 } });
  const client = plain('client');
  const once = () => {
    machine.spawn(client, function* () {
      yield { busy: 5 };
      machine.report({ kind: 'exit', code: Math.floor(machine.random() * 1e6) });
    });
    machine.run();
    return structuredClone(machine.events);
  };
  const first = once();
  machine.rewind();
  assert.deepEqual(once(), first);
  assert.equal(first[0]?.t, 338);
});

test('a machine that does not record keeps no events', () => {
  const machine = new Machine({ keeps: 'none' });
  machine.report({ kind: 'exit', code: 0 });
  assert.deepEqual(machine.events, []);
});
