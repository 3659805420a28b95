import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Boot, type BootFrame } from './boot.ts';
import type { BootContainer } from './client.ts';
import type { FrameSignal } from './frame.ts';
import { ASK_MS, SILENCE_MS, SLOW_MS, START_MS_MAX } from './limits.ts';
import type { HostAnswer } from './reach.ts';
import type { StartProgress } from './steps.ts';
import { FakeContainer } from './testing/fake-container.ts';

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

class FakeFrame implements BootFrame {
  onsignal: (signal: FrameSignal) => void = () => {};
  readonly seen = new Set<FrameSignal>();
  reloads = 0;
  has(signal: FrameSignal) {
    return this.seen.has(signal);
  }
  reload() {
    this.reloads += 1;
    this.seen.clear();
  }
  signal(signal: FrameSignal) {
    this.seen.add(signal);
    this.onsignal(signal);
  }
}

/** Makes a boot whose runtime is played by the test. */
function scene({ askHost = async (): Promise<HostAnswer> => 'unknown' } = {}) {
  const frame = new FakeFrame();
  const reports: StartProgress[] = [];
  const boots: PromiseWithResolvers<FakeContainer['api']>[] = [];
  const clientBoot = async (): Promise<BootContainer> => () => {
    const resolvers = Promise.withResolvers<FakeContainer['api']>();
    boots.push(resolvers);
    return resolvers.promise;
  };
  const boot = new Boot({ clientBoot, frame, askHost }, (progress) => reports.push(progress));
  const named = (waiting: Promise<unknown>) =>
    waiting.then(
      () => 'a container',
      (error) => error.code,
    );
  return { frame, reports, boots, boot, named };
}

/** Lets promises settle. The timers are mocked, so the test moves them on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
const container = () => new FakeContainer(() => ({ exit: 0 }));

async function after(ms: number): Promise<void> {
  await settled();
  mock.timers.tick(ms);
  await settled();
}

test('the library boots once, however many callers ask', async () => {
  const { boot, boots } = scene();
  const first = boot.container();
  const second = boot.container();
  await settled();
  boots[0]?.resolve(container().api);
  assert.equal(await first, await second);
  assert.equal(await boot.container(), await first);
  assert.equal(boots.length, 1);
});

test('a start that reaches the limit has a name for how far it got', async () => {
  const cases: readonly (readonly [readonly FrameSignal[], string])[] = [
    [[], 'runtime-not-loaded'],
    [['loaded'], 'runtime-silent'],
    [['init', 'loaded'], 'node-not-started'],
  ];
  for (const [signals, name] of cases) {
    const { boot, frame, named, reports } = scene();
    const result = named(boot.container());
    for (const signal of signals) frame.signal(signal);
    await after(SLOW_MS);
    assert.ok(reports.some(({ type }) => type === 'slow'));
    await after(START_MS_MAX - SLOW_MS);
    assert.equal(await result, name);
  }
});

test('a blocked frame is named at once', async () => {
  for (const signal of ['blocked-by-csp', 'blocked-by-coep'] as const) {
    const { boot, frame, named } = scene();
    const result = named(boot.container());
    frame.signal(signal);
    assert.equal(await result, signal);
  }
});

test('a silent frame is given up early only when nobody answers at its address', async () => {
  const cases: readonly (readonly [HostAnswer, readonly FrameSignal[], string])[] = [
    ['none', ['loaded'], 'host-unreachable'],
    ['none', [], 'no-usable-answer'],
    ['offline', [], 'offline'],
  ];
  for (const [answer, signals, name] of cases) {
    const { boot, frame, named } = scene({ askHost: async () => answer });
    const result = named(boot.container());
    for (const signal of signals) frame.signal(signal);
    await after(signals.length > 0 ? SILENCE_MS : ASK_MS);
    assert.equal(await result, name);
  }
  const there = scene();
  const waiting = there.named(there.boot.container());
  there.frame.signal('loaded');
  await after(ASK_MS);
  assert.equal(await Promise.race([waiting, settled()]), undefined, 'it still waits');
});

test('a second try reloads the frame, and the first boot() goes on', async () => {
  const { boot, boots, frame, named } = scene();
  const failing = named(boot.container());
  await after(START_MS_MAX);
  assert.equal(await failing, 'runtime-not-loaded');
  const again = named(boot.container());
  assert.equal(frame.reloads, 1);
  await settled();
  boots[0]?.resolve(container().api);
  assert.equal(await again, 'a container');
  assert.equal(boots.length, 1);
});

test('a boot that was refused is tried again', async () => {
  const { boot, boots, named } = scene();
  const refused = named(boot.container());
  await settled();
  boots[0]?.reject(new Error('boom'));
  assert.equal(await refused, 'start-refused');
  const again = named(boot.container());
  await settled();
  boots[1]?.resolve(container().api);
  assert.equal(await again, 'a container');
});

test('the message of the runtime decides the name of the failure', async () => {
  const cases = [
    [
      "Failed to execute 'postMessage': SharedArrayBuffer transfer requires self.crossOriginIsolated.",
      'not-isolated',
    ],
    ['WebAssembly.instantiate(): Out of memory', 'out-of-memory'],
  ] as const;
  for (const [message, name] of cases) {
    const { boot, boots, named } = scene();
    const result = named(boot.container());
    await settled();
    boots[0]?.reject(new Error(message));
    assert.equal(await result, name);
  }
});

test('a container that arrives late is reported and kept', async () => {
  const { boot, boots, named, reports } = scene();
  await Promise.all([named(boot.container()), after(START_MS_MAX)]);
  const late = container();
  boots[0]?.resolve(late.api);
  await settled();
  assert.equal(reports.at(-1)?.type, 'started');
  assert.equal(await boot.container(), late.api);
});

test('a start after a stopped one has a new frame and its own limits', async () => {
  const { boot, boots, frame, named } = scene();
  const stopped = named(boot.container());
  await after(START_MS_MAX - 1_000);
  boot.teardown();
  assert.equal(await stopped, 'stopped');
  const again = named(boot.container());
  assert.equal(frame.reloads, 1);
  await after(2_000);
  boots[0]?.resolve(container().api);
  assert.equal(await again, 'a container');
});

test('a container that arrives after a stop is torn down', async () => {
  const { boot, boots, named, reports } = scene();
  const result = named(boot.container());
  await settled();
  boot.teardown();
  assert.equal(await result, 'stopped');
  const late = container();
  boots[0]?.resolve(late.api);
  await settled();
  assert.equal(late.isTornDown, true);
  assert.ok(!reports.some(({ type }) => type === 'started'));
});
