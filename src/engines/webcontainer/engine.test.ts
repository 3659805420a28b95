import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Trace } from '../../trace/record/event.ts';
import { outputText } from '../../trace/words/logs.ts';
import type { RunInput, Startup } from '../engine.ts';
import { WebContainerEngine } from './engine.ts';
import type { FailureName } from './failures.ts';
import { FakeContainer, type FakeProgram } from './testing/fake-container.ts';

const INPUT: RunInput = {
  files: { 'client.mjs': '', 'server.mjs': '', 'probe.mjs': '', 'package.json': '{}' },
  node: '20.0.0',
  fetch: '2.7.0',
};

const record = (fields: object) => `\u001e${JSON.stringify(fields)}\r\n`;
const selfTestOn = (version: string): FakeProgram => ({
  prints: [
    record({ check: 'version', value: version }),
    record({ check: 'echo', value: true }),
    record({ check: 'end', value: true }),
  ],
  exit: 0,
});
const SERVER: FakeProgram = { prints: ['Listening\r\n'] };
const hangUp = (seal: unknown): FakeProgram => ({
  prints: [
    record({
      seal,
      what: 'request',
      request: 1,
      method: 'GET',
      url: 'http://127.0.0.1:3000/1',
      at: 1,
    }),
    record({
      seal,
      what: 'error',
      request: 1,
      error: { name: 'Error', code: 'ECONNRESET', message: 'socket hang up' },
      at: 2,
    }),
  ],
  exit: 1,
});

interface Scene {
  readonly obstacle?: FailureName;
  readonly client?: FakeProgram;
  readonly selfTest?: FakeProgram;
  /** Of the container's Node. */
  readonly version?: string;
  readonly takesNoFiles?: boolean;
  readonly refusesIsolation?: boolean;
}

/**
 * Makes an engine on a fake container, in which the default program always fails with socket hang
 * up.
 */
function scene({
  obstacle,
  client = { exit: 0 },
  version = 'v22.22.3',
  selfTest = selfTestOn(version),
  takesNoFiles = false,
  refusesIsolation = false,
}: Scene = {}) {
  const containers: FakeContainer[] = [];
  const create = () => {
    const made = new FakeContainer((args, cwd, env) => {
      if (args[0] === 'self-test.mjs') return selfTest;
      if (args[0] === 'server.mjs') return SERVER;
      return cwd === 'with-2.6.12' ? hangUp(env['PROBE_SEAL']) : client;
    });
    made.takesNoFiles = takesNoFiles;
    containers.push(made);
    return made;
  };
  let current: FakeContainer | undefined;
  const boot = {
    container: async () => {
      current ??= create();
      return current.api;
    },
    teardown: () => {
      current?.api.teardown();
      current = undefined;
    },
  };
  const engine = new WebContainerEngine({
    preflight: () => obstacle,
    createBoot: () => boot,
    packagesFor: async (fetch, specs) =>
      [`node-fetch@${fetch}`, ...specs].map((spec) => {
        const at = spec.lastIndexOf('@');
        return { name: spec.slice(0, at), version: spec.slice(at + 1), files: {} };
      }),
    selfTest: '',
    isolate: async () => {
      if (refusesIsolation) throw new Error('The operation is insecure.');
    },
    undoIsolation: async () => {
      undone += 1;
    },
  });
  let undone = 0;
  let startup: Startup | undefined;
  engine.starter.watch((next) => {
    startup = next;
  });
  const run = (signal = new AbortController().signal) => engine.run(INPUT, signal);
  const runClient = (text: string) =>
    engine.run(
      { ...INPUT, files: { ...INPUT.files, 'client.mjs': text } },
      new AbortController().signal,
    );
  return { engine, run, containers, startup: () => startup, undone: () => undone, runClient };
}

/** Moves the timers on until a promise has settled. A minute is longer than any limit. */
async function passTime(t: TestContext, settling: Promise<unknown>): Promise<void> {
  let isSettled = false;
  const noted = () => {
    isSettled = true;
  };
  settling.then(noted, noted);
  for (let ms = 0; ms < 60_000 && !isSettled; ms += 500) {
    t.mock.timers.tick(500);
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.ok(isSettled, 'it hangs');
}

test('everything that the container may leave undone has a named failure, and the next run a new container', async (t) => {
  const cases: readonly (readonly [Scene, string])[] = [
    [{ takesNoFiles: true }, 'files-not-mounted'],
    [{ selfTest: { trouble: 'never-starts' } }, 'process-not-started'],
    [{ client: { trouble: 'cannot-start' } }, 'process-not-started'],
    [{ selfTest: { trouble: 'cannot-be-killed' } }, 'process-not-ended'],
    [{ client: { trouble: 'cannot-be-killed' } }, 'process-not-ended'],
  ];
  for (const [given, code] of cases) {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { run, containers, engine } = scene(given);
    const running = run();
    await passTime(t, running);
    await assert.rejects(running, { code });
    assert.equal(containers[0]?.isTornDown, true, code);
    engine.starter.retry();
    const again = run();
    await passTime(t, again);
    await assert.rejects(again, { code });
    assert.equal(containers.length, 2, code);
    t.mock.timers.reset();
  }
});

test('the first run tests the runtime before it uses it', async () => {
  const { run, startup, containers } = scene();
  const { provenance, exitCode } = await run();
  assert.deepEqual(provenance, { engine: 'webcontainer', node: '22.22.3' });
  assert.equal(exitCode, 0);
  assert.deepEqual(startup()?.observations, [
    'It says that it is Node.js 22.22.3.',
    'Bytes pass between two of its sockets.',
    'A FIN arrives as ‘end’.',
    'The default program fails in it, as on Linux.',
  ]);
  await run();
  const tests = containers[0]?.spawned.filter((command) => command === 'self-test.mjs');
  assert.equal(tests?.length, 1, 'and only the first');
  assert.equal(containers[0]?.alive, 0, 'nothing is left running');
});

test('a package is mounted once', async () => {
  const { run, containers } = scene();
  await run();
  await run();
  const withPackage = containers[0]?.mounted.filter((tree) =>
    JSON.stringify(tree).includes('node_modules'),
  );
  assert.equal(withPackage?.length, 2, 'the baseline’s and the run’s');
});

test('a client is mounted in the version that runs on the container’s Node', async () => {
  const { runClient, containers } = scene();
  await runClient("import got from 'got';");
  const folders = containers[0]?.mounted.flatMap((tree) => Object.keys(tree));
  assert.ok(folders?.includes('with-2.7.0-got@16.1.0'), String(folders));
});

test('a client without a version for the container’s Node is refused by name, and the container stays', async () => {
  const { runClient, run, containers, startup } = scene({ version: 'v20.10.0' });
  await assert.rejects(runClient("import fetch from 'make-fetch-happen';"), {
    code: 'client-not-for-node',
    message:
      'make-fetch-happen 16.0.1 needs Node 20.19.0 or later, and the container’s Node.js is 20.10.0.',
  });
  assert.equal(startup()?.failure, undefined);
  assert.equal((await run()).exitCode, 0, 'the next program runs without being asked for again');
  assert.equal(containers.length, 1);
  assert.equal(containers[0]?.alive, 0);
});

test('a run that cannot begin names the reason, and loads nothing', async () => {
  const { run, containers, startup, engine } = scene({ obstacle: 'not-isolated' });
  await assert.rejects(run(), { code: 'not-isolated' });
  assert.equal(startup()?.phase, 'failed');
  assert.equal(containers.length, 0);
  assert.equal((await engine.availability()).available, false);
});

test('a failure stands until the reader asks again', async () => {
  const { run, engine, containers } = scene({ selfTest: { prints: ['what?'], exit: 1 } });
  await assert.rejects(run(), { code: 'self-test-failed' });
  assert.equal(containers[0]?.isTornDown, true, 'a container that failed inside is not kept');
  await assert.rejects(run(), { code: 'self-test-failed' });
  assert.equal(containers.length, 1);
  engine.starter.retry();
  await assert.rejects(run(), { code: 'self-test-failed' });
  assert.equal(containers.length, 2);
});

test('a run whose process was killed from outside has no answer', async () => {
  await assert.rejects(scene({ client: { exit: 137 } }).run(), { code: 'process-killed' });
});

test('an aborted run rejects with the reason and leaves nothing running', async () => {
  const { run, containers, startup } = scene({ client: {} });
  const abort = new AbortController();
  const running = run(abort.signal);
  setTimeout(() => abort.abort(new Error('enough')), 20);
  await assert.rejects(running, { message: 'enough' });
  assert.equal(containers[0]?.alive, 0);
  assert.equal(startup()?.failure, undefined);
});

test('an internal error of the container ends the run with its name', async () => {
  const { run, containers } = scene({ client: {} });
  const running = run();
  setTimeout(() => containers[0]?.emit('error', { message: 'worker crashed' }), 20);
  await assert.rejects(running, { code: 'container-error', message: /worker crashed/ });
  assert.equal(containers[0]?.alive, 0);
  assert.equal(containers[0]?.isTornDown, true);
});

test('endless output reaches a limit, and what came before is kept', async () => {
  const { run } = scene({ client: { prints: ['x'.repeat(1_000_001)] } });
  const { events, exitCode } = await run();
  assert.equal(exitCode, undefined);
  assert.equal(events.at(-1)?.id, 'limit.1');
});

test('the trace is told while the run goes on, and in full at the end', async () => {
  const { engine } = scene({ client: { prints: ['first\r\n'] } });
  const abort = new AbortController();
  const told: string[] = [];
  const running = engine.run(INPUT, abort.signal, (soFar) => {
    told.push(outputText(soFar));
    abort.abort(new Error('seen enough'));
  });
  await assert.rejects(running, { message: 'seen enough' });
  assert.deepEqual(told, ['first\n']);

  const whole: Trace[] = [];
  const ended = scene({ client: { prints: ['first\r\n', 'second'], exit: 0 } });
  const { events } = await ended.engine.run(INPUT, new AbortController().signal, (soFar) =>
    whole.push(soFar),
  );
  assert.deepEqual(whole.at(-1), events);
  assert.equal(outputText(events), 'first\nsecond');
});

test('a browser that refuses to isolate the page gives a named failure, and leaving undoes the isolation', async () => {
  const willing = scene({ obstacle: 'headers-missing' });
  await assert.rejects(willing.run(), { code: 'headers-missing', recovery: 'isolate' });
  assert.equal(await willing.engine.starter.isolate(), true);
  await willing.engine.starter.leave();
  assert.equal(willing.undone(), 1);
  assert.equal(willing.startup()?.phase, 'idle');

  const unwilling = scene({ obstacle: 'headers-missing', refusesIsolation: true });
  assert.equal(await unwilling.engine.starter.isolate(), false);
  await assert.rejects(unwilling.run(), { code: 'isolation-refused' });
});
