import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { NEW_CONNECTION } from '../../trace/testing/runs.ts';
import {
  ERROR_CHARS_MAX,
  type FromFrame,
  REPORT_CHARS_MAX,
  type Runtime,
  type ToFrame,
} from './protocol.ts';
import { FakeWorker } from './testing/fake-worker.ts';
import { Workers } from './workers.ts';

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

const WALL_MS_MAX = 10_000;
const ONE: Runtime = {
  release: 'node 1',
  parts: [],
  llhttp: 'llhttp',
  packages: ['package'],
  log: '',
};
const TWO: Runtime = { ...ONE, release: 'node 2' };
const request = { files: { 'client.mjs': '' } };
const asked = (id: number, runtime = ONE) => ({ id, runtime, request, wallMsMax: WALL_MS_MAX });

const run = (id: number, runtime = ONE): ToFrame => ({ type: 'run', ...asked(id, runtime) });
const rerun = (id: number, runtime = ONE): ToFrame => ({ type: 'rerun', ...asked(id, runtime) });
const trials = (id: number, isOwn: boolean): ToFrame => {
  const { request: one, ...others } = asked(id);
  return { type: 'trials', ...others, requests: [one], isOwn };
};
const prepare = (runtime = ONE): ToFrame => ({ type: 'prepare', runtime, warmUp: request });

/** The workers of a frame whose page the test plays, and which has been sent all parts. */
function scene() {
  const started: FakeWorker[] = [];
  const answers: FromFrame[] = [];
  const workers = new Workers(() => {
    const worker = new FakeWorker();
    started.push(worker);
    return worker.worker;
  });
  const port: Pick<MessagePort, 'postMessage' | 'onmessage'> = {
    onmessage: null,
    postMessage: (message: FromFrame) => answers.push(message),
  };
  workers.connect(port);
  const send = (...messages: ToFrame[]) => {
    for (const data of messages) port.onmessage?.call({} as MessagePort, { data } as MessageEvent);
  };
  for (const name of ['node 1', 'node 2', 'llhttp', 'package'])
    send({ type: 'part', name, json: `"${name}"` });
  const worker = (index: number) => started[index] ?? assert.fail(`no worker ${index}`);
  return { started, answers, send, worker };
}

const ended = (started: readonly FakeWorker[]) => started.map(({ isTerminated }) => isTerminated);

test('a spare worker is started before anything is asked, and the first run takes it', () => {
  const { started, send, worker } = scene();
  assert.equal(started.length, 1);
  assert.deepEqual(worker(0).heard, []);
  send(run(1));
  assert.equal(started.length, 1, 'no second worker');
  assert.deepEqual(worker(0).heard, ['boot', 'run']);
});

test('a worker boots with the text of the parts, not with their names', () => {
  const { send, worker } = scene();
  send({ type: 'part', name: 'more of node 1', json: '"more"' });
  send(run(1, { ...ONE, parts: ['more of node 1'] }));
  assert.deepEqual(worker(0).told[0], {
    type: 'boot',
    release: '"node 1"',
    parts: ['"more"'],
    llhttp: '"llhttp"',
    packages: ['"package"'],
    log: '',
    purpose: 'run',
  });
});

test('a part that was never sent is named', () => {
  const { send } = scene();
  assert.throws(() => send(run(1, { ...ONE, release: 'node 3' })), /has not sent node 3/);
});

test('the spare is one; every later run starts a worker of its own', () => {
  const { started, send, worker, answers } = scene();
  send(run(1));
  worker(0).says('one');
  send(run(2));
  assert.equal(started.length, 2);
  worker(1).says('two');
  assert.deepEqual(answers, [
    { type: 'report', id: 1, report: 'one' },
    { type: 'report', id: 2, report: 'two' },
  ]);
  assert.deepEqual(ended(started), [true, true], 'a worker that ran a program runs no other');
});

test('a prepared worker answers the run of its release, and that one alone', () => {
  const { started, send, worker } = scene();
  send(prepare());
  assert.deepEqual(worker(0).heard, ['boot', 'warm-up']);
  send(prepare());
  assert.equal(started.length, 1, 'what is prepared already is not prepared again');
  send(run(1));
  assert.deepEqual(worker(0).heard, ['boot', 'warm-up', 'run']);
  send(run(2));
  assert.equal(started.length, 2);
  assert.deepEqual(worker(1).heard, ['boot', 'run']);
});

test('a worker that was prepared for another runtime is ended', () => {
  for (const other of [TWO, { ...ONE, packages: [] }, { ...ONE, log: 'http' }]) {
    const ran = scene();
    ran.send(prepare(), run(1, other));
    assert.deepEqual(ended(ran.started), [true, false]);
    assert.deepEqual(ran.worker(1).heard, ['boot', 'run']);
    const prepared = scene();
    prepared.send(prepare(), prepare(other));
    assert.deepEqual(ended(prepared.started), [true, false]);
    assert.deepEqual(prepared.worker(1).heard, ['boot', 'warm-up']);
  }
});

test('a worker that is prepared without a warm-up only boots', () => {
  const { send, worker } = scene();
  send({ type: 'prepare', runtime: ONE });
  assert.deepEqual(worker(0).heard, ['boot']);
});

test('reruns share a worker, which is kept until another release is asked for', () => {
  const { started, send, worker, answers } = scene();
  send(rerun(1));
  worker(0).says('one');
  send(rerun(2));
  worker(0).says('two');
  assert.deepEqual(worker(0).heard, ['boot', 'rerun', 'rerun']);
  const [boot] = worker(0).told;
  assert.equal(boot?.type === 'boot' && boot.purpose, 'rerun');
  assert.deepEqual(
    answers.map(({ id }) => id),
    [1, 2],
  );
  assert.deepEqual(ended(started), [false]);
  send(rerun(3, TWO));
  assert.deepEqual(ended(started), [true, false]);
  assert.deepEqual(worker(1).heard, ['boot', 'rerun']);
});

test('a rerun does not take the worker that is prepared for a run', () => {
  const { started, send, worker } = scene();
  send(prepare(), rerun(1));
  assert.equal(started.length, 2);
  assert.deepEqual(worker(0).heard, ['boot', 'warm-up']);
  assert.deepEqual(ended(started), [false, false]);
});

test("trials of our programs share the reruns' worker; those of the reader's have their own", () => {
  const { started, send, worker } = scene();
  send(rerun(1));
  worker(0).says('{}');
  send(trials(2, false));
  worker(0).says('{}');
  send(trials(3, true));
  worker(1).says('{}');
  send(trials(4, true));
  worker(1).says('{}');
  assert.deepEqual(worker(0).heard, ['boot', 'rerun', 'trials']);
  assert.deepEqual(worker(1).heard, ['boot', 'trials', 'trials']);
  assert.partialDeepStrictEqual(worker(1).told.at(-1), {
    type: 'trials',
    requests: [request],
    isOwn: true,
  });
  send({ type: 'end-trials' });
  assert.deepEqual(ended(started), [false, true], 'ours is kept');
  send(trials(5, true));
  assert.equal(started.length, 3, 'and a trial after that has a new one');
});

for (const [what, ask] of [
  ['run', run],
  ['rerun', rerun],
  ['trial of ours', (id: number) => trials(id, false)],
  ["trial of the reader's", (id: number) => trials(id, true)],
] as const) {
  test(`a ${what} that is busy for too long is ended, and the next one has a new worker`, () => {
    const { started, send, worker, answers } = scene();
    send(ask(1));
    mock.timers.tick(WALL_MS_MAX - 1);
    assert.deepEqual(answers, []);
    mock.timers.tick(1);
    const failure = { code: 'wall-time', wallMsMax: WALL_MS_MAX };
    assert.deepEqual(answers, [{ type: 'failed', id: 1, failure }]);
    assert.deepEqual(ended(started), [true]);
    worker(0).says('late');
    assert.equal(answers.length, 1, 'what it says afterwards is not passed on');
    send(ask(2));
    worker(1).says('two');
    assert.deepEqual(answers.at(-1), { type: 'report', id: 2, report: 'two' });
  });

  test(`a ${what} whose worker fails is over, and the next one has a new worker`, () => {
    const { started, send, worker, answers } = scene();
    send(ask(1));
    worker(0).fails('Uncaught Error: out of luck');
    const failure = { code: 'worker-error', message: 'Uncaught Error: out of luck' };
    assert.deepEqual(answers, [{ type: 'failed', id: 1, failure }]);
    assert.deepEqual(ended(started), [true]);
    send(ask(2));
    assert.equal(started.length, 2);
  });

  test(`a ${what} that is given up ends its worker and is not answered`, () => {
    const { started, send, worker, answers } = scene();
    send(ask(1), { type: 'cancel', id: 1 });
    assert.deepEqual(ended(started), [true]);
    worker(0).says('late');
    mock.timers.tick(WALL_MS_MAX);
    assert.deepEqual(answers, []);
    send(ask(2));
    assert.equal(started.length, 2);
  });

  test(`the clock of a ${what} stops with its report`, (t) => {
    const stopped = t.mock.method(globalThis, 'clearTimeout');
    const { started, send, worker, answers } = scene();
    send(ask(1));
    worker(0).says('one');
    assert.equal(stopped.mock.callCount(), 1);
    send(ask(2));
    mock.timers.tick(WALL_MS_MAX - 1);
    assert.equal(started.at(-1)?.isTerminated, false);
    assert.equal(answers.length, 1);
  });
}

for (const [what, code, say] of [
  ['an object', 'protocol', (worker) => worker.posts({ exitCode: 0, events: [] })],
  [
    'a string that is too long',
    'report-too-long',
    (worker) => worker.says(' '.repeat(REPORT_CHARS_MAX + 1)),
  ],
  ['what cannot be read', 'protocol', (worker) => worker.saysNothingReadable()],
] as const satisfies [string, string, (worker: FakeWorker) => void][]) {
  test(`a worker that says ${what} has not reported: it is ended`, () => {
    for (const ask of [run, rerun]) {
      const { started, send, worker, answers } = scene();
      send(ask(1));
      say(worker(0));
      assert.deepEqual(answers, [{ type: 'failed', id: 1, failure: { code } }]);
      assert.deepEqual(ended(started), [true]);
    }
  });
}

/** A whole trace of a run in which both requests were answered, as a program might make it up. */
const FORGED = JSON.stringify({ exitCode: 0, events: NEW_CONNECTION });

for (const [what, forge] of [
  ['before the run has begun', (worker) => worker.posts(FORGED)],
  [
    'while it runs',
    (worker) => {
      worker.begins();
      worker.posts(FORGED);
    },
  ],
  ['with the nonce of another run', (worker) => worker.posts(`1-2-3-4${FORGED}`)],
] as const satisfies [string, (worker: FakeWorker) => void][]) {
  test(`a whole trace that a program posts ${what} is not believed`, () => {
    for (const ask of [run(1), rerun(1), trials(1, true)]) {
      const { started, send, worker, answers } = scene();
      send(ask);
      forge(worker(0));
      worker(0).says('the Lab’s own');
      assert.deepEqual(answers, [{ type: 'failed', id: 1, failure: { code: 'protocol' } }]);
      assert.deepEqual(ended(started), [true]);
    }
  });
}

test('each run has a nonce of its own', () => {
  const { send, worker } = scene();
  for (let id = 1; id < 4; id++) {
    send(rerun(id));
    worker(0).says('{}');
  }
  const nonces = worker(0).told.flatMap((message) => ('nonce' in message ? [message.nonce] : []));
  assert.equal(new Set(nonces).size, 3);
  for (const nonce of nonces) assert.match(nonce, /^[a-z0-9]+(-[a-z0-9]+){3}$/);
});

test('an error that nobody caught is the program’s once it has begun', () => {
  const { send, worker, answers } = scene();
  send(run(1));
  worker(0).begins();
  assert.deepEqual(answers, []);
  worker(0).fails('Uncaught Error: call 0800');
  const failure = { code: 'outside-error', message: 'Uncaught Error: call 0800' };
  assert.deepEqual(answers, [{ type: 'failed', id: 1, failure }]);
});

test('a script that could not be read gives no reason', () => {
  const { send, worker, answers } = scene();
  send(run(1));
  worker(0).fails();
  assert.deepEqual(answers, [
    { type: 'failed', id: 1, failure: { code: 'worker-error', message: '' } },
  ]);
});

test('the longest string that may come out is a report', () => {
  const { send, worker, answers } = scene();
  send(run(1));
  worker(0).says(' '.repeat(REPORT_CHARS_MAX));
  assert.equal(answers[0]?.type, 'report');
});

test('of a long error of a worker the page hears the beginning', () => {
  const { send, worker, answers } = scene();
  send(run(1));
  worker(0).fails('x'.repeat(5_000_000));
  const [answer] = answers;
  assert.ok(answer?.type === 'failed' && answer.failure.code === 'worker-error');
  assert.equal(answer.failure.message.length, ERROR_CHARS_MAX);
});

test('a program that reports twice is heard once', () => {
  const { send, worker, answers } = scene();
  send(run(1));
  worker(0).says('one');
  worker(0).says('two');
  assert.deepEqual(answers, [{ type: 'report', id: 1, report: 'one' }]);
});

test('two runs that overlap have a worker each, and each its own clock and answer', () => {
  const { started, send, worker, answers } = scene();
  send(run(1));
  mock.timers.tick(1_000);
  send(run(2));
  assert.equal(started.length, 2);
  worker(1).says('two');
  assert.deepEqual(answers, [{ type: 'report', id: 2, report: 'two' }]);
  assert.deepEqual(ended(started), [false, true]);
  mock.timers.tick(WALL_MS_MAX - 1_000);
  assert.deepEqual(answers.at(-1)?.id, 1);
  assert.deepEqual(ended(started), [true, true]);
});

test('a run that overlaps a rerun leaves its worker alone, also when it is given up', () => {
  const { started, send, worker, answers } = scene();
  send(rerun(1), run(2), { type: 'cancel', id: 2 });
  assert.deepEqual(ended(started), [false, true]);
  worker(0).says('one');
  assert.deepEqual(answers, [{ type: 'report', id: 1, report: 'one' }]);
});

test('to give up what is over, or what never was, ends no worker', () => {
  const { started, send, worker } = scene();
  send(rerun(1));
  worker(0).says('one');
  send({ type: 'cancel', id: 1 }, { type: 'cancel', id: 7 }, { type: 'end-trials' });
  assert.deepEqual(ended(started), [false]);
});

test('a search has a worker of its own, reports as often as it wants, and ends when the page says so', () => {
  const { started, answers, send, worker } = scene();
  const search = { script: '', options: {} };
  send({ type: 'search', ...asked(1), search });
  assert.deepEqual(worker(0).heard, ['boot', 'search']);
  worker(0).begins();
  worker(0).says('1');
  worker(0).says('2');
  mock.timers.tick(WALL_MS_MAX - 1);
  worker(0).says('3');
  mock.timers.tick(WALL_MS_MAX - 1);
  assert.deepEqual(
    answers,
    ['1', '2', '3'].map((report) => ({ type: 'report', id: 1, report })),
  );
  send({ type: 'end-search', id: 1 });
  assert.deepEqual(worker(0).heard, ['boot', 'search', 'end-search']);
  send(run(2));
  assert.equal(started.length, 2, 'a run meanwhile has another worker');
  send({ type: 'cancel', id: 1 });
  assert.deepEqual(ended(started), [true, false]);
});

test('a search that says nothing any more is ended', () => {
  const { started, answers, send, worker } = scene();
  send({ type: 'search', ...asked(1), search: { script: '', options: {} } });
  worker(0).begins();
  worker(0).says('1');
  mock.timers.tick(WALL_MS_MAX);
  assert.deepEqual(ended(started), [true]);
  assert.deepEqual(answers.at(-1), {
    type: 'failed',
    id: 1,
    failure: { code: 'wall-time', wallMsMax: WALL_MS_MAX },
  });
});
