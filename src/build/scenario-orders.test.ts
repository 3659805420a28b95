import assert from 'node:assert/strict';
import test from 'node:test';
import { exploreOrders, orderName } from '../exploration/orders/explore.ts';
import { BOUNDS, explore, type OrderTrial } from '../exploration/orders/index.ts';
import { withPlainCheapest } from '../exploration/orders/plain-schedule.ts';
import { orderTrial } from '../exploration/orders/trial.ts';
import { ChosenTimes } from '../lab/chosen-times.ts';
import { orderOf } from '../scenario/order-delays.ts';
import { readQuery } from '../scenario/query.ts';
import { runEndOf } from '../trace/reading/run-end.ts';
import { LabRunner, labRunOf } from './lab-runner.ts';
import { orderTrialOfRun } from './scenario-orders.ts';

const runner = await LabRunner.load();

function wholeOf(trial: OrderTrial) {
  const search = explore(trial);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

test('before Node looked, the bug is in every order; when it looks, it depends on the order; P1 mends every order', async () => {
  const at = async (query: string) =>
    wholeOf(await orderTrialOfRun(runner, labRunOf(readQuery(query)), BOUNDS));
  const bug = await at('');
  assert.deepEqual([bug.isComplete, bug.answered, bug.failed > 0], [true, 0, true]);
  const mended = await at('fix=honour-close');
  assert.deepEqual([mended.isComplete, mended.failed, mended.other], [true, 0, 0]);
  const looks = await at('node=24.22.3');
  assert.ok(looks.isComplete && looks.answered > 0 && looks.failed > 0);
  const texts = looks.regions.map(({ outcome, inequalities }) => [outcome, inequalities.length]);
  assert.deepEqual(texts, [
    ['answered', 1],
    ['failed', 1],
  ]);
  assert.ok(looks.regions.every(({ inequalities }) => inequalities[0]?.text.includes('FIN')));

  // The cheapest failure, made again with its whole trace.
  assert.ok(looks.cheapest);
  const trial = await orderTrialOfRun(runner, labRunOf(readQuery('node=24.22.3')), BOUNDS);
  const plain = withPlainCheapest(trial, looks).cheapest?.schedule;
  assert.ok(plain);
  assert.ok(Object.keys(plain).length < 5, JSON.stringify(plain));
  // As a link has it, with its whole trace.
  for (const delays of [looks.cheapest.schedule, plain]) {
    const linked = labRunOf(readQuery(`node=24.22.3&order=${orderOf(delays)}`));
    const again = await runner.run(linked);
    assert.deepEqual(runEndOf(again.events, again.exitCode).failed, [2]);
    assert.equal(again.chosen?.length, Object.keys(delays).length);
  }
  const elsewhere = await runner.run(labRunOf(readQuery('node=24.22.3&order=c99-5')));
  assert.deepEqual(elsewhere.chosen, []);
});

for (const query of ['node=24.22.3', 'node=24.22.3&gap=timeout0'])
  test(`no schedule with less delay than the cheapest failure fails: ${query}`, async () => {
    const trial = await orderTrialOfRun(runner, labRunOf(readQuery(query)), BOUNDS);
    const { cheapest } = wholeOf(trial);
    assert.equal(cheapest?.isLeast, true);
    const usual = trial({}).log.variables.filter(
      ({ since, name }) => since && !/ poll | split /.test(name),
    );
    assert.equal(trial(cheapest.schedule).outcome, 'failed');
    const lessUs = cheapest.delayMs * 1000 - 1;
    // All of it in one place, and shared with the next but one.
    for (const [place, one] of usual.entries()) {
      assert.equal(trial({ [one.name]: one.usualUs + lessUs }).outcome, 'answered', one.name);
      const two = usual[(place + 2) % usual.length] ?? one;
      const half = Math.floor(lessUs / 2);
      const times = { [one.name]: one.usualUs + half, [two.name]: two.usualUs + half };
      assert.equal(trial(times).outcome, 'answered', `${one.name}, ${two.name}`);
    }
  });

test('a search that is ended while it looks for the least delay has all orders, and a failure that is not called the least', async () => {
  const query = 'node=24.22.3&requests=3';
  const trial = await orderTrialOfRun(runner, labRunOf(readQuery(query)), BOUNDS);
  let isOver = false;
  let stepsAfter = 0;
  const search = explore(trial, { isOver: () => isOver });
  for (;;) {
    const { done, value } = search.next();
    if (done) {
      assert.equal(value.isComplete, true);
      assert.equal(value.cheapest?.isLeast, false);
      assert.equal(trial(value.cheapest?.schedule ?? {}).outcome, 'failed');
      break;
    }
    isOver ||= value.open === 0;
    if (isOver) stepsAfter += 1;
  }
  assert.ok(stepsAfter > 1 && stepsAfter < 1_000, `${stepsAfter}`);
});

/** Sets a timer back, as undici does with its own: the list of the timer then expires before the timer is due. */
const TIMER_SET_BACK = `
import fetch from 'node-fetch';
const timer = setTimeout(() => {}, 100);
try {
  await (await fetch('http://127.0.0.1:3000/1')).json();
  timer.refresh();
  await (await fetch('http://127.0.0.1:3000/2')).json();
} catch {}
clearTimeout(timer);
`;

test('a timer that was set back ends the sleep when a schedule says that it does', async () => {
  const run = labRunOf(readQuery('node=20.0.0'), { 'client.mjs': TIMER_SET_BACK });
  const trial = await orderTrialOfRun(runner, run, BOUNDS);
  const search = exploreOrders({ timerUs: BOUNDS.timerMs * 1000, runsMax: 30 });
  // It throws when a run contradicts its schedule.
  let next = search.next();
  while (!next.done) next = search.next(trial(next.value.schedule));
  assert.equal(next.value.runs, 30);
});

/** Timers of some milliseconds at both ends: whether a sleep can end at a time is then often a matter of fractions. */
const TIMES_OUT = `
import http from 'node:http';
import fetch from 'node-fetch';
const agent = new http.Agent({ keepAlive: true, timeout: 50 });
for (let i = 0; i < 2; i++) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 100);
  const response = await fetch('http://127.0.0.1:3000/', { agent, signal: controller.signal });
  await response.text();
  clearTimeout(timer);
}
`;
const WAITS = `
import http from 'node:http';
const server = http.createServer((request, response) => {
  setTimeout(() => response.end('{}'), 5);
});
server.keepAliveTimeout = 10;
server.listen(3000);
`;

test('a program with timers of its own at both ends is searched, as far as the search may go', async () => {
  const files = { 'client.mjs': TIMES_OUT, 'server.mjs': WAITS };
  const trial = await orderTrialOfRun(runner, labRunOf(readQuery('node=20.0.0'), files), BOUNDS);
  const search = exploreOrders({ timerUs: BOUNDS.timerMs * 1000, runsMax: 40 });
  let next = search.next();
  while (!next.done) next = search.next(trial(next.value.schedule));
  assert.equal(next.value.runs, 40);
});

/** ORDERS_RANDOM=100000 tries more. */
const RANDOM_RUNS = Number(process.env['ORDERS_RANDOM'] ?? 60);

/** The answer of the thread pool and the second piece of data may come in one batch of epoll_wait, in either order. */
const LOOKS_UP = `
import net from 'node:net';
import dns from 'node:dns';
const socket = net.connect(3000, '127.0.0.1', () => socket.write('hello'));
socket.on('data', (bytes) => {
  console.log(String(bytes));
  if (String(bytes).startsWith('a')) dns.lookup('localhost', () => {
    console.log('looked up');
    socket.write('again');
  });
});
`;
const ANSWERS_IN_PIECES = `
import net from 'node:net';
net.createServer((socket) => {
  socket.once('data', () => {
    socket.write('a');
    setImmediate(() => socket.write('b'));
    socket.once('data', () => socket.end('c'));
  });
}).listen(3000, '127.0.0.1');
`;

test('two runs of one order print the same, and no random times print what no order does', async () => {
  const files = { 'client.mjs': LOOKS_UP, 'server.mjs': ANSWERS_IN_PIECES };
  const run = labRunOf(readQuery('node=20.0.0'), files);
  const batch = await runner.batch(run.node);
  const packages = await runner.packages(run.fetch, run.node, files);
  let printed = '';
  const trial = orderTrial(BOUNDS, (delays, bounds) => {
    const times = new ChosenTimes({ delays, bounds });
    const output = batch.run({ files, packages, time: {}, times });
    const texts = output.events.flatMap((event) => (event.kind === 'output' ? [event.text] : []));
    printed = texts.join('');
    return output;
  });
  const prints = new Map<string, string>();
  const search = exploreOrders({ timerUs: BOUNDS.timerMs * 1000, runsMax: 1_000 });
  for (let next = search.next(); !next.done; ) {
    const made = trial(next.value.schedule);
    prints.set(orderName(made.log), printed);
    next = search.next(made);
  }
  assert.equal(new Set(prints.values()).size, 4);
  for (let seed = 1; seed <= RANDOM_RUNS; seed++) {
    const { log } = trial(randomSchedule(seed));
    assert.equal(prints.get(orderName(log)), printed, `${seed}`);
  }
});

for (const query of ['', 'node=24.22.3', 'node=24.22.3&gap=timeout0', 'close=rst&node=24.22.3']) {
  test(`random times find no order that the search has not found: ${query || 'the bug'}`, async () => {
    const trial = await orderTrialOfRun(runner, labRunOf(readQuery(query)), BOUNDS);
    const search = exploreOrders({ timerUs: BOUNDS.timerMs * 1000, runsMax: 5_000 });
    let next = search.next();
    while (!next.done) next = search.next(trial(next.value.schedule));
    const known = new Map(next.value.orders.map(({ run }) => [orderName(run.log), run.outcome]));
    for (let seed = 1; seed <= RANDOM_RUNS; seed++) {
      const schedule = randomSchedule(seed);
      const { log, outcome } = trial(schedule);
      assert.equal(known.get(orderName(log)), outcome, JSON.stringify({ ...schedule, seed }));
    }
  });
}

/** A schedule that makes up each time when it is asked for: mostly short ones, some as long as the bounds allow. */
function randomSchedule(seed: number): Readonly<Record<string, number>> {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  random();
  const share = random();
  const times = new Map<string, number | undefined>();
  const upTo = (most: number) => {
    const kind = random();
    if (kind < 0.3) return Math.floor(random() * Math.min(20, most));
    if (kind < 0.8) return Math.floor(Math.exp(random() * Math.log(most + 1)) - 1);
    return Math.floor(random() * most);
  };
  const made = (name: string): number | undefined => {
    // How long a wake-up takes may be said only together with what wakes the process.
    if (random() > share || / poll \d+$/.test(name)) return undefined;
    if (name === 'phase') return Math.floor(random() * 1000);
    if (name.includes('split')) return random() < 0.5 ? 1 : 0;
    if (name.includes(' timer ')) return upTo(BOUNDS.timerMs * 1000);
    const callbackUs = BOUNDS.callbackMs * 1000;
    const end = /^(\w+) end of callback (\d+)$/.exec(name);
    if (end) return upTo(callbackUs - (times.get(`${end[1]} callback ${end[2]}`) ?? 300));
    if (name.includes(' callback ')) return upTo(callbackUs);
    return 1 + upTo(BOUNDS.flightMs * 1000 - 1);
  };
  return new Proxy(
    {},
    {
      get(_, name) {
        if (typeof name !== 'string' || name === 'toJSON') return undefined;
        if (!times.has(name)) times.set(name, made(name));
        return times.get(name);
      },
      ownKeys: () => [...times.keys()],
      getOwnPropertyDescriptor: (_, name) => ({
        value: times.get(String(name)),
        enumerable: true,
        configurable: true,
      }),
    },
  );
}
