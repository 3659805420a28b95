import assert from 'node:assert/strict';
import test from 'node:test';
import { endEventsOf } from '../trace/reading/end-events.ts';
import { createBatch } from './batch.ts';
import { type LabInput, runLab } from './run.ts';
import {
  llhttpOf,
  nodeFetch,
  printed,
  RELEASES,
  release,
  SILENT_CLOSE,
  TWO_REQUESTS,
} from './testing.ts';

/** Programs that leave something behind in their process. */
const UNTIDY: Readonly<Record<string, string>> = {
  'two requests': TWO_REQUESTS,
  'a pooled socket': `
    import http from 'node:http';
    const agent = new http.Agent({ keepAlive: true });
    http.get('http://127.0.0.1:3000/', { agent }, (response) => response.resume());
    http.get('http://127.0.0.1:3000/', (response) => response.on('end', () => process.exit()).resume());`,
  'a patched agent': `
    import http from 'node:http';
    const { addRequest } = http.Agent.prototype;
    http.Agent.prototype.addRequest = function (...args) {
      console.log('addRequest');
      return addRequest.apply(this, args);
    };
    http.globalAgent.maxSockets = 1;
    http.globalAgent = new http.Agent();
    http.get('http://127.0.0.1:3000/', (response) => response.resume());`,
  'subscribers and listeners': `
    import { subscribe } from 'node:diagnostics_channel';
    import http from 'node:http';
    subscribe('http.client.request.start', () => console.log('start'));
    http.globalAgent.on('free', () => console.log('free'));
    process.on('exit', () => console.log('exit'));
    process.once('beforeExit', () => http.get('http://127.0.0.1:3000/', (r) => r.resume()));`,
  'timers and immediates': `
    setTimeout(() => console.log('never'), 50);
    setInterval(() => {}, 10).unref();
    setImmediate(() => setImmediate(() => console.log('never')));
    setTimeout(() => process.exit(), 2);`,
  'ticks that never ran': `
    process.nextTick(() => console.log('never'));
    process.exit(3);`,
  'async hooks': `
    import { AsyncLocalStorage } from 'node:async_hooks';
    new AsyncLocalStorage().run(1, () => setTimeout(() => {}, 1));`,
  'globals and output': `
    console.group();
    console.log(typeof leftBehind, process.exitCode);
    globalThis.leftBehind = 1;
    process.env.LEFT = 'behind';
    delete globalThis.structuredClone;
    process.exitCode = 7;`,
  'an uncaught error': `
    process.on('unhandledRejection', () => console.log('handled'));
    Promise.reject(new Error('first'));
    setTimeout(() => { throw new Error('second'); }, 1);`,
};

for (const version of RELEASES) {
  test(`Node ${version}: rewound runs give the traces of fresh ones, in any order`, () => {
    const batch = createBatch(release(version), llhttpOf(version));
    const programs = Object.entries(UNTIDY);
    for (const [name, client] of [...programs, ...programs.toReversed(), ...programs]) {
      const input = {
        release: release(version),
        files: { 'client.mjs': client, 'server.mjs': SILENT_CLOSE },
        packages: [nodeFetch('2.6.12')],
      } satisfies LabInput;
      const fresh = runLab(input, llhttpOf(version));
      const rewound = batch.run(input);
      assert.equal(printed(rewound), printed(fresh), name);
      assert.deepEqual(rewound, fresh, name);
    }
  });
}

test('a run that keeps only its endings has the end events of the whole trace, and the same limits', () => {
  const unnamed = (output: ReturnType<typeof runLab>) => ({
    exitCode: output.exitCode,
    events: endEventsOf(output.events).map(({ id, ...event }) => event),
  });
  const loops = `await new Promise(() => setInterval(() => {}, 1));`;
  for (const stepsMax of [400, 50_000]) {
    const batch = createBatch(release('20.0.0'), llhttpOf('20.0.0'), { limits: { stepsMax } });
    for (const client of [TWO_REQUESTS, ...Object.values(UNTIDY), loops]) {
      const input = {
        files: { 'client.mjs': client, 'server.mjs': SILENT_CLOSE },
        packages: [nodeFetch('2.6.12')],
      };
      const whole = batch.run(input);
      const kept = batch.run(input, 'endings');
      assert.deepEqual(unnamed(kept), unnamed(whole), client);
      assert.equal(kept.events.length, endEventsOf(whole.events).length);
    }
  }
});

test('each run of a batch can have its own time model', () => {
  const batch = createBatch(release('20.0.0'), llhttpOf('20.0.0'));
  const files = { 'client.mjs': TWO_REQUESTS, 'server.mjs': SILENT_CLOSE };
  const packages = [nodeFetch('2.6.12')];
  const startOf = (clientStartUs?: number) => {
    const { events } = batch.run({
      files,
      packages,
      ...(clientStartUs === undefined ? {} : { time: { clientStartUs } }),
    });
    return events.find(({ actor }) => actor === 'client')?.t;
  };
  assert.deepEqual([startOf(), startOf(9000), startOf()], [5000, 9000, 5000]);
});

test('rewound runs give the traces of fresh ones after a run that needs another order, and after a long write', () => {
  const version = '20.0.0';
  const batch = createBatch(release(version), llhttpOf(version));
  const spin = 'const t = performance.now() + 25; while (performance.now() < t);';
  const client = (act: string) => `import net from 'node:net';
    const socket = net.connect(3000, '127.0.0.1').on('error', ({ message }) => console.log(message));
    socket.once('data', () => { ${act} });`;
  const server = `import net from 'node:net';
    net.createServer((socket) => {
      socket.write('hello');
      const t = performance.now() + 5;
      while (performance.now() < t);
      socket.pause().resetAndDestroy();
    }).listen(3000);`;
  const acts = [`${spin} socket.write('late');`, `socket.write(Buffer.alloc(5_000_000));`, ''];
  for (const act of [...acts, ...acts]) {
    const input = { files: { 'client.mjs': client(act), 'server.mjs': server }, packages: [] };
    const fresh = runLab({ ...input, release: release(version) }, llhttpOf(version));
    assert.match(printed(fresh), /ECONNRESET/);
    assert.deepEqual(batch.run(input), fresh, act);
  }
});
