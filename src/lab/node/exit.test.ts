import assert from 'node:assert/strict';
import test from 'node:test';
import { eventsOfKind, printed, runClient } from '../testing.ts';

/* Every expectation is what the real binaries do. */

test('process.exit: no catch, finally, tick, microtask or timer of the program runs after it', () => {
  const run = runClient(`
    process.on('exit', (code) => { console.log('exit', code); process.exitCode = 9; });
    process.nextTick(() => console.log('tick'));
    Promise.resolve().then(() => console.log('microtask'));
    setTimeout(() => console.log('timer'), 0);
    try { process.exit(3); } catch { console.log('caught'); } finally { console.log('finally'); }
    console.log('after');`);
  assert.equal(printed(run), 'exit 3\n');
  assert.equal(run.exitCode, 9);
});

test('process.exit in a microtask ends the drain it happens in', () => {
  const run = runClient(`
    await null;
    process.nextTick(() => console.log('tick'));
    Promise.resolve().then(() => process.exit(4)).then(() => console.log('then'));
    Promise.resolve().then(() => console.log('next microtask'));`);
  assert.equal(printed(run), '');
  assert.equal(run.exitCode, 4);
});

test('beforeExit can give the loop work, exit cannot', () => {
  const run = runClient(`
    let left = 2;
    process.on('beforeExit', () => { console.log('beforeExit'); if (left-- > 0) setTimeout(() => {}, 1); });
    process.on('exit', () => { console.log('exit'); setTimeout(() => console.log('never'), 0); });`);
  assert.equal(printed(run), 'beforeExit\nbeforeExit\nbeforeExit\nexit\n');
  assert.equal(run.exitCode, 0);
});

test('a top-level await that never settles exits with 13, and Node 22 shows where', () => {
  const program = `process.on('exit', (code) => console.log(code));\nawait new Promise(() => {});`;
  const before = runClient(program, { version: '20.20.2' });
  assert.deepEqual([before.exitCode, printed(before)], [13, '0\n']);
  const since = runClient(program, { version: '22.23.3' });
  assert.equal(since.exitCode, 13);
  assert.match(
    printed(since),
    /^Warning: Detected unsettled top-level await at file:\/\/\/app\/client.mjs:2\n/,
  );
});

test('an uncaught error is printed after the exit listeners have run, and is an event', () => {
  const run = runClient(`
    process.on('exit', (code) => console.log('exit', code));
    setTimeout(() => { throw Object.assign(new Error('late'), { code: 'E_LATE' }); }, 1);`);
  assert.match(
    printed(run),
    /^exit 1\n[\s\S]*Error: late[\s\S]*code: 'E_LATE'[\s\S]*\nNode\.js v20\.0\.0\n$/,
  );
  assert.equal(run.exitCode, 1);
  assert.deepEqual(eventsOfKind(run.events, 'uncaught')[0]?.error, {
    name: 'Error',
    code: 'E_LATE',
    message: 'late',
  });
});

test('uncaughtException and unhandledRejection get their errors, and the program goes on', () => {
  const run = runClient(`
    process.on('uncaughtException', (error, origin) => console.log(error.message, origin));
    process.on('unhandledRejection', (error) => console.log(error.message, 'rejected'));
    setTimeout(() => { process.nextTick(() => console.log('tick')); throw new Error('timer'); }, 1);
    setImmediate(() => { throw new Error('immediate'); });
    queueMicrotask(() => { throw new Error('microtask'); });
    Promise.reject(new Error('promise'));`);
  assert.equal(
    printed(run),
    [
      'microtask uncaughtException',
      'promise rejected',
      'immediate uncaughtException',
      'timer uncaughtException',
      'tick\n',
    ].join('\n'),
  );
  assert.equal(run.exitCode, 0);
});

test('an unhandled rejection ends the process', () => {
  const run = runClient(
    `Promise.reject(new Error('nobody')); setTimeout(() => console.log('no'), 5);`,
  );
  assert.equal(run.exitCode, 1);
  assert.equal(eventsOfKind(run.events, 'uncaught')[0]?.error.message, 'nobody');
});

test('an exception in the handler exits with 7', () => {
  const run = runClient(`
    process.on('uncaughtException', () => { throw new Error('again'); });
    setTimeout(() => { throw new Error('first'); }, 1);`);
  assert.equal(run.exitCode, 7);
  assert.match(printed(run), /Error: again/);
});

test('an exception of an exit listener that the program handles does not change the code', () => {
  const run = runClient(`
    process.on('uncaughtException', (error) => console.log('caught', error.message));
    process.on('exit', (code) => { console.log('exit', code); throw new Error('in exit'); });
    process.exitCode = 3;`);
  assert.equal(printed(run), 'exit 3\ncaught in exit\n');
  assert.equal(run.exitCode, 3);
});

test('a promise that an exit listener rejects ends the process with 1', () => {
  const run = runClient(`process.on('exit', () => { Promise.reject(new Error('late')); });`);
  assert.equal(run.exitCode, 1);
  assert.match(printed(run), /Error: late/);
});

test('a process has eight bits of its exit code', () => {
  for (const [given, status] of [
    [263, 7],
    [-1, 255],
    [2 ** 32 + 3, 3],
  ] as const) {
    assert.equal(runClient(`process.exit(${given})`).exitCode, status, String(given));
  }
});

test('a server that dies in a request handler resets its connections', () => {
  const run = runClient(
    `import http from 'node:http';
    http.get({ port: 3000 }).on('error', (error) => console.log(error.code, error.message));`,
    {
      server: `import http from 'node:http';
        http.createServer(() => { throw new Error('boom'); }).listen(3000);`,
    },
  );
  assert.match(printed(run), /^ECONNRESET socket hang up$/m);
  assert.deepEqual(
    eventsOfKind(run.events, 'exit').map(({ actor, code }) => [actor, code]),
    [
      ['server', 1],
      ['client', 0],
    ],
  );
});

test('an error that cannot be printed ends the process all the same', () => {
  const run = runClient(`
    Error.prepareStackTrace = () => { throw new Error('boom'); };
    setTimeout(() => { throw new Error('z'); }, 1);`);
  assert.equal(run.exitCode, 1);
  assert.match(printed(run), /^Error: z$/m);
});
