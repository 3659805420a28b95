import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { HUNG_UP, NEW_CONNECTION } from '../../trace/testing/runs.ts';
import { createLabEngine, RUN_WALL_MS_MAX, TRIAL_WALL_MS_MAX } from './index.ts';
import type { LabManifest } from './parts.ts';
import { FRAME_MS_MAX } from './sandbox.ts';
import { FakeFrame } from './testing/fake-frame.ts';

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

const asset = (path: string) => ({ path, bytes: 0 });
const MANIFEST: LabManifest = {
  base: 'data:text/plain,',
  frame: asset('frame'),
  orders: asset('orders'),
  releases: {
    '20.0.0': {
      ...asset('twenty'),
      llhttp: 8,
      parts: { more: { ...asset('rest'), wireBytes: 0 } },
      library: asset('list'),
    },
  },
  llhttps: { 8: asset('parser') },
  fetches: { '3.3.2': asset('package') },
  clients: {},
};
const INPUT = { files: { 'client.mjs': 'text' }, node: '20.0.0', fetch: '3.3.2' };
const NEVER = new AbortController().signal;
const HANGS_UP = JSON.stringify({ events: HUNG_UP, exitCode: 1 });
const IS_ANSWERED = JSON.stringify({ events: NEW_CONNECTION, exitCode: 0 });

let frame: FakeFrame;
beforeEach(() => {
  frame = new FakeFrame();
});
afterEach(() => frame.close());

const engineOf = () => createLabEngine(MANIFEST, { ownFrame: frame.element });

/** Lets messages through the port arrive; timers are the test's. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test('a run sends its parts, then the program, and gives what came back', async () => {
  const told: unknown[] = [];
  const running = engineOf().run(INPUT, NEVER, (soFar) => told.push(soFar));
  const { id, runtime, request, wallMsMax } = await frame.asked('run');
  frame.answers({ type: 'report', id, report: HANGS_UP });
  const { wallMs, ...result } = await running;
  assert.ok(wallMs >= 0);
  assert.deepEqual(result, {
    provenance: { engine: 'lab', node: '20.0.0' },
    events: HUNG_UP,
    exitCode: 1,
  });
  assert.deepEqual(told, [], 'it knows nothing before the end');
  assert.equal(wallMsMax, RUN_WALL_MS_MAX);
  assert.deepEqual(request, { files: INPUT.files });
  const parts = frame.heard.slice(0, -1).map((each) => (each.type === 'part' ? each : undefined));
  assert.deepEqual(
    new Map(parts.map((part) => [part?.name, part?.json])),
    new Map([
      [runtime.packages[0], 'package'],
      [runtime.release, 'twenty'],
      [runtime.llhttp, 'parser'],
    ]),
  );
});

const lacks = (part: string) => JSON.stringify({ events: [], missingPart: part });

test('a part of the release that a program lacks is sent, and it runs again; later runs have it', async () => {
  const engine = engineOf();
  const running = engine.run(INPUT, NEVER);
  const first = await frame.asked('run');
  assert.deepEqual(first.runtime.parts, []);
  frame.answers({ type: 'report', id: first.id, report: lacks('more') });
  const second = await frame.asked('run', 1);
  const [part = ''] = second.runtime.parts;
  assert.deepEqual(
    frame.heard.filter((each) => each.type === 'part' && each.name === part),
    [{ type: 'part', name: part, json: 'rest' }],
  );
  frame.answers({ type: 'report', id: second.id, report: HANGS_UP });
  assert.equal((await running).exitCode, 1);
  const later = engine.trial(INPUT, true);
  const third = await frame.asked('trials');
  assert.deepEqual(third.runtime.parts, [part]);
  frame.answers({ type: 'report', id: third.id, report: IS_ANSWERED });
  await later;
});

for (const part of ['constructor', 'nothing'])
  test(`a program that asks for the part ${part}, which is not there, is refused`, async () => {
    const running = engineOf().run(INPUT, NEVER);
    for (const place of [0, 1]) {
      const { id } = await frame.asked('run', place);
      frame.answers({ type: 'report', id, report: lacks(part) });
    }
    await assert.rejects(running, { code: 'report-not-readable' });
  });

test('the time that a scenario sets goes with the program', async () => {
  const time = { finDelayUs: 5 } as object;
  void engineOf().run({ ...INPUT, time }, NEVER);
  assert.deepEqual((await frame.asked('run')).request, { files: INPUT.files, time });
});

test('a program without a package is sent none, and a part is sent once', async () => {
  const engine = engineOf();
  for (const place of [0, 1]) {
    const running = engine.run({ ...INPUT, fetch: 'http' }, NEVER);
    const { id, runtime } = await frame.asked('run', place);
    assert.deepEqual(runtime.packages, []);
    frame.answers({ type: 'report', id, report: HANGS_UP });
    await running;
  }
  assert.equal(frame.heard.filter(({ type }) => type === 'part').length, 2);
});

test('a while after a run the worker of the next one is made ready, with a program of ours', async () => {
  const running = engineOf().run(INPUT, NEVER);
  const { id, runtime } = await frame.asked('run');
  frame.answers({ type: 'report', id, report: HANGS_UP });
  await running;
  mock.timers.tick(49);
  await settled();
  assert.ok(!frame.heard.some(({ type }) => type === 'prepare'), 'the answer is shown first');
  mock.timers.tick(1);
  const prepare = await frame.asked('prepare');
  assert.deepEqual(prepare.runtime, runtime);
  assert.deepEqual(Object.keys(prepare.warmUp?.files ?? {}).length > 0, true);
  assert.notDeepEqual(prepare.warmUp?.files, INPUT.files);
});

test('the worker of the next run is warmed up with the probe of the page, and the package of the run', async () => {
  const engine = createLabEngine(MANIFEST, { ownFrame: frame.element, probe: 'the probe' });
  for (const [place, fetch] of ['3.3.2', 'http'].entries()) {
    const running = engine.run({ ...INPUT, fetch }, NEVER);
    const { id } = await frame.asked('run', place);
    frame.answers({ type: 'report', id, report: HANGS_UP });
    await running;
    mock.timers.tick(50);
    const { warmUp } = await frame.asked('prepare', place);
    assert.equal(warmUp?.files['probe.mjs'], 'the probe');
    assert.equal(warmUp?.files['client.mjs']?.includes("from 'node-fetch'"), fetch !== 'http');
  }
});

test('a trial waits for the run that a reader waits for', async () => {
  const engine = engineOf();
  const running = engine.run(INPUT, NEVER);
  const { id } = await frame.asked('run');
  const trying = engine.trial(INPUT, false);
  await settled();
  assert.ok(!frame.heard.some(({ type }) => type === 'trials'));
  frame.answers({ type: 'report', id, report: HANGS_UP });
  await running;
  const trial = await frame.asked('trials');
  frame.answers({ type: 'report', id: trial.id, report: IS_ANSWERED });
  assert.ok(await trying);
});

test('a run that follows at once does not wait for a worker to be made ready', async () => {
  const engine = engineOf();
  for (const place of [0, 1]) {
    const running = engine.run(INPUT, NEVER);
    mock.timers.tick(50);
    const { id } = await frame.asked('run', place);
    frame.answers({ type: 'report', id, report: HANGS_UP });
    await running;
  }
  await settled();
  assert.ok(!frame.heard.some(({ type }) => type === 'prepare'));
});

test('two runs at once have their own answers, in whatever order these come', async () => {
  const engine = engineOf();
  const [first, second] = [engine.run(INPUT, NEVER), engine.run(INPUT, NEVER)];
  const [one, two] = [await frame.asked('run', 0), await frame.asked('run', 1)];
  frame.answers({ type: 'report', id: two.id, report: IS_ANSWERED });
  frame.answers({ type: 'report', id: one.id, report: HANGS_UP });
  assert.deepEqual([(await first).exitCode, (await second).exitCode], [1, 0]);
});

test('a run that was given up before it began asks nothing of the frame', async () => {
  const reason = new Error('the reader left');
  await assert.rejects(engineOf().run(INPUT, AbortSignal.abort(reason)), reason);
  await settled();
  assert.equal(frame.isOpen, false);
});

test('a run that is given up while its parts are loading sends no program', async () => {
  const reason = new Error('the reader left');
  const giving = new AbortController();
  const running = engineOf().run(INPUT, giving.signal);
  giving.abort(reason);
  await assert.rejects(running, reason);
  await settled();
  assert.ok(!frame.heard.some(({ type }) => type === 'run'));
});

test('a run that is given up rejects at once, and its worker is ended; a late answer is nobody’s', async () => {
  const reason = new Error('the reader left');
  const giving = new AbortController();
  const running = engineOf().run(INPUT, giving.signal);
  const { id } = await frame.asked('run');
  giving.abort(reason);
  await assert.rejects(running, reason);
  assert.deepEqual(await frame.asked('cancel'), { type: 'cancel', id });
  frame.answers({ type: 'report', id, report: HANGS_UP });
  await settled();
});

test('to give up a run that is over cancels nothing', async () => {
  const giving = new AbortController();
  const running = engineOf().run(INPUT, giving.signal);
  const { id } = await frame.asked('run');
  frame.answers({ type: 'report', id, report: HANGS_UP });
  await running;
  giving.abort();
  await settled();
  assert.ok(!frame.heard.some(({ type }) => type === 'cancel'));
});

test('what the build does not have is named', async () => {
  await assert.rejects(engineOf().run({ ...INPUT, node: '1.0.0' }, NEVER), {
    code: 'release-unknown',
    remedy: /20\.0\.0/,
  });
  await assert.rejects(engineOf().run({ ...INPUT, fetch: '1.0.0' }, NEVER), {
    code: 'package-unknown',
    remedy: /3\.3\.2/,
  });
});

test('to prepare asks for a worker, and keeps a failure for the run that it is for', async () => {
  const engine = engineOf();
  await engine.prepare({ ...INPUT, node: '1.0.0', fetch: 'http' });
  await engine.prepare(INPUT);
  const { runtime, warmUp } = await frame.asked('prepare');
  assert.equal(runtime.release, 'node 20.0.0');
  assert.equal(warmUp, undefined);
});

test('the engine is available when its frame answers', async () => {
  assert.deepEqual(await engineOf().availability(), { available: true });
});

test('a sandbox that did not load is tried again, in a frame of its own', async (t) => {
  const second = new FakeFrame();
  frame.isSilent = true;
  const page = globalThis as { document?: object };
  page.document = { createElement: () => second, body: { append: () => {} } };
  Object.assign(second, { setAttribute: () => {} });
  t.after(() => {
    delete page.document;
    second.close();
  });
  const engine = engineOf();
  const asked = engine.availability();
  mock.timers.tick(FRAME_MS_MAX);
  const answer = await asked;
  assert.ok(!answer.available);
  assert.match(answer.reason, /did not load/);
  assert.deepEqual(await engine.availability(), { available: true });
  assert.equal((second as { src?: string }).src, 'data:text/plain,frame');
});

test('reruns and trials go one after the other; one that fails does not hold up the next', async () => {
  const engine = engineOf();
  const failing = engine.rerun(INPUT);
  const trial = engine.trial(INPUT, false);
  const last = engine.rerun(INPUT);
  const first = await frame.asked('rerun');
  await settled();
  assert.equal(frame.heard.at(-1), first, 'the second waits');
  frame.answers({ type: 'failed', id: first.id, failure: { code: 'protocol' } });
  await assert.rejects(failing, { code: 'report-not-readable' });
  const second = await frame.asked('trials');
  assert.equal(second.isOwn, false);
  assert.equal(second.wallMsMax, RUN_WALL_MS_MAX);
  frame.answers({ type: 'report', id: second.id, report: IS_ANSWERED });
  assert.deepEqual(await trial, { answered: true, failed: [] });
  const { id } = await frame.asked('rerun', 1);
  frame.answers({ type: 'report', id, report: HANGS_UP });
  assert.equal((await last).exitCode, 1);
});

test('a trial of the reader’s has less time, and no end when it took longer', async () => {
  const engine = engineOf();
  const trial = engine.trial(INPUT, true);
  const { id, isOwn, wallMsMax } = await frame.asked('trials');
  assert.equal(isOwn, true);
  assert.equal(wallMsMax, TRIAL_WALL_MS_MAX);
  frame.answers({ type: 'failed', id, failure: { code: 'wall-time', wallMsMax } });
  assert.equal(await trial, undefined);
});

test('trials end after the last of them, and open no sandbox for it', async () => {
  const engine = engineOf();
  engine.endTrials();
  await settled();
  assert.equal(frame.isOpen, false);
  const trial = engine.trial(INPUT, true);
  engine.endTrials();
  const { id } = await frame.asked('trials');
  await settled();
  assert.ok(!frame.heard.some(({ type }) => type === 'end-trials'), 'it waits');
  frame.answers({ type: 'report', id, report: HANGS_UP });
  await trial;
  await frame.asked('end-trials');
});
