import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { labRunOf } from '../../../build/lab-runner.ts';
import { EngineError } from '../../../engines/engine.ts';
import { readQuery } from '../../../scenario/query.ts';
import type { Trace } from '../../../trace/record/event.ts';
import { verdictOf } from '../../../trace/words/verdict.ts';
import { type BoxedOutput, runInBox } from '../boxed-run.ts';
import { spawnBox } from './box.ts';

/** Two runs at a time, one for each of two cores. */
const options = { concurrency: 2 };
/** The time limit for programs that never end by themselves. */
const HANG_MS = 1_500;

/**
 * Goes before every program of this file. `realm` is what evaluated code has for its global object. `foreign` tells whether a
 * value belongs to the outer realm with Node: whether its prototypes end at another Object.prototype.
 */
const TOOLS = `
const realm = Function('return this')();
const foreign = Function(\`
  const { getPrototypeOf, prototype } = Object;
  return (value) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
    let top = value;
    for (let next = value; next !== null; next = getPrototypeOf(next)) top = next;
    return top !== prototype && Object.hasOwn(top, '__defineGetter__');
  };\`)();
const got = (what) => console.log('GOT ' + what);
`;

function run(client: string, wallMs?: number): Promise<BoxedOutput> {
  const scenario = readQuery('node=20.0.0');
  return runInBox(labRunOf(scenario, { 'client.mjs': TOOLS + client }), wallMs);
}

/** The output of a program that ran to its end, or to an error of its own. */
async function said(client: string): Promise<string> {
  const { events } = await run(client);
  return textOf(events);
}

function textOf(events: Trace): string {
  return events.map((event) => (event.kind === 'output' ? event.text : '')).join('');
}

/** Expects the program to end with DONE and without a GOT. */
async function getsNothing(client: string): Promise<void> {
  const text = await said(`${client}\nconsole.log('DONE');`);
  assert.match(text, /DONE/, text);
  assert.doesNotMatch(text, /GOT/);
}

describe('a program does not get out of the realm of the Lab', options, () => {
  test('the global object of evaluated code has nothing of the outer Node', () =>
    getsNothing(`
      for (const name of ['process', 'require', 'module', 'Buffer', 'fetch', 'WebSocket', 'EventSource', 'setTimeout',
        'setImmediate', 'queueMicrotask', 'structuredClone', 'postMessage', 'MessageChannel', 'BroadcastChannel', 'Worker',
        'performance', 'navigator', 'console', 'crypto', 'global', 'bridge', 'task', 'runInBox', 'localStorage']) {
        if (realm === globalThis ? foreign(realm[name]) : name in realm) got(name);
      }`));

  test('no walk over objects, prototypes, getters and constructors reaches an object of Node', () =>
    getsNothing(`
      import http from 'node:http'; import util from 'node:util'; import net from 'node:net';
      const roots = { realm, globalThis, process, http, util, net, url: new URL('http://x/'), bytes: Buffer.from('x'),
        error: (() => { try { new URL('no') } catch (e) { return e } })(), decoder: new TextDecoder() };
      const found = Function('roots', 'foreign', \`
        const seen = new Set(); const todo = Object.entries(roots); const found = []; 
        while (todo.length > 0 && seen.size < 200000) {
          const [path, value] = todo.pop();
          if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue;
          seen.add(value);
          if (foreign(value)) found.push(path);
          todo.push([path + '.__proto__', Object.getPrototypeOf(value)]);
          if (ArrayBuffer.isView(value)) continue;
          for (const key of Reflect.ownKeys(value)) {
            let d; try { d = Object.getOwnPropertyDescriptor(value, key) } catch { continue }
            for (const part of ['value', 'get', 'set']) todo.push([path + '.' + String(key), d?.[part]]);
          }
        }
        return [seen.size, ...found.slice(0, 5)];\`)(roots, foreign);
      if (found[0] < 1500) got('too little to look at: ' + found[0]);
      for (const path of found.slice(1)) got(path);`));

  test('constructors of what the Lab gives compile in the Lab’s realm only', () =>
    getsNothing(`
      const values = [console.log, process.nextTick, fetch, URL, new URL('http://x'), setTimeout, Buffer, Error, Promise,
        async () => {}, function* () {}, async function* () {}, new TextEncoder().encode('x'), import.meta.resolve];
      for (const value of values) for (const start of [value, value && Object.getPrototypeOf(value), value?.constructor]) {
        let made; try { made = start?.constructor.constructor('return this')() } catch { continue }
        if (made !== undefined && made !== realm && made?.process !== undefined && made !== globalThis) got('a global object');
        if (foreign(made)) got('a foreign object');
      }`));

  test('stack frames show no functions and no receivers of the outer realm', () =>
    getsNothing(`
      const E = realm.Error; E.stackTraceLimit = Infinity;
      E.prepareStackTrace = (error, sites) => {
        if (foreign(sites) || foreign(error)) got('a list of frames');
        for (const site of sites) {
          for (const ask of ['getThis', 'getFunction', 'getEvalOrigin', 'getTypeName', 'getPromiseIndex']) {
            let value; try { value = site[ask]?.() } catch { continue }
            if (foreign(value)) got(ask);
          }
          if (foreign(site)) got('a frame');
        }
        return 'x';
      };
      new E('x').stack; try { null.x } catch (e) { e.stack } Function('return new Error().stack')();
      const caller = Function('return arguments.callee.caller');
      for (let f = caller(); typeof f === 'function'; f = f.caller) if (foreign(f)) { got('a caller'); break }`));

  test('errors at the end of the stack belong to the Lab’s realm', () =>
    getsNothing(`
      const errors = [];
      const edge = Function('act', 'errors', \`
        let left = 30; function down() { try { down() } catch (e) { errors.push(e); throw e }
          finally { if (left-- > 0) try { act() } catch (e) { errors.push(e) } } }
        try { down() } catch (e) { errors.push(e) }\`);
      for (const act of [() => new realm.URL('http://x/'), () => new realm.TextEncoder().encode('x'),
        () => new realm.TextDecoder().decode(new Uint8Array(3)), () => new URL('http://x/'), () => Buffer.from('x').toString(),
        () => new realm.URL({ toString: () => act() })]) edge(act, errors);
      if (errors.length < 10) got('no errors');
      for (const error of errors) if (foreign(error)) { got('a foreign error'); break }`));

  test('objects that are passed to the bridge get nothing from it', () =>
    getsNothing(`
      const trap = new realm.Proxy(new Uint8Array(8), { get(target, key, self) {
        if (foreign(self)) got('a receiver'); return Reflect.get(target, key) } });
      for (const value of [trap, { get length() { if (foreign(this)) got('this'); return 1 } }, Symbol('x'), null]) {
        for (const act of [() => new realm.TextEncoder().encodeInto('x', value), () => new realm.TextDecoder().decode(value),
          () => new realm.URL(value), () => realm.URL.parse(value, value)]) {
          try { const made = act(); if (foreign(made)) got('a value') } catch (e) { if (foreign(e)) got('an error') }
        }
      }`));

  test('import() in evaluated text gives modules of the Lab alone', () =>
    getsNothing(`
      const AsyncFunction = realm.Object.getPrototypeOf(Function('return async () => {}')()).constructor;
      for (const start of [() => Function('return import("node:fs")')(), () => (0, eval)('import("node:process")'),
        () => eval('import("node:module")'), () => AsyncFunction('return import("node:vm")')(),
        () => Function('return import("data:text/javascript,export default globalThis")')()]) {
        let promise; try { promise = start() } catch (e) { if (foreign(e)) got('an error'); continue }
        if (foreign(promise)) got('a promise');
        realm.Promise.prototype.then.call(promise, (ns) => {
          for (const key of ['readFileSync', 'binding', 'createRequire', 'Script', 'default']) if (foreign(ns[key])) got(key);
        }, (e) => foreign(e) && got('an error'));
      }
      await new Promise((done) => setTimeout(done, 1000));`));

  test('Node’s own ways out are closed', () =>
    getsNothing(`
      import { createRequire } from 'node:module';
      for (const open of [() => process.binding('fs'), () => process._linkedBinding('fs'), () => process.dlopen({}, 'x'),
        () => process.kill(process.ppid, 'SIGKILL'), () => process.getBuiltinModule('fs').readFileSync('/etc/passwd'),
        () => process.mainModule.require('fs'), () => createRequire('/app/')('fs').readFileSync('/etc/passwd'),
        () => process.send('x'), () => process.chdir('/'), () => process.report.writeReport(), () => foreign(process.abort) || undefined]) {
        try { const value = open(); if (value !== undefined) got(open + ' → ' + String(value)) } catch {}
      }`));

  test('a custom inspector is never called outside of the realm', () =>
    getsNothing(`
      const spy = { [Symbol.for('nodejs.util.inspect.custom')](...args) { if (args.some(foreign)) got('inspect'); return 'x' },
        get message() { if (foreign(this)) got('this'); return 'x' }, get stack() { return 'x' } };
      console.log(spy); process.on('exit', () => { console.log('DONE'); });
      setTimeout(() => { throw spy }, 1);`));
});

describe('a program has no files, network, processes or environment', options, () => {
  let connections = 0;
  const listener = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  let port = 0;
  before(async () => {
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    port = (listener.address() as { port: number }).port;
  });
  after(() => listener.close());

  test('a connection goes to the simulated machine', async () => {
    const text = await said(`
      import http from 'node:http'; import net from 'node:net'; import fetch from 'node-fetch';
      const tell = (e) => console.log(e.code);
      http.get('http://127.0.0.1:${port}/').on('error', tell); net.connect(${port}, '127.0.0.1').on('error', tell);
      try { await fetch('http://127.0.0.1:${port}/') } catch (e) { tell(e) }`);
    assert.equal(text.match(/ECONNREFUSED/g)?.length, 3, text);
    assert.equal(connections, 0);
  });

  test('files, processes and threads are refused with an error that names them', async () => {
    const target = join(tmpdir(), `race-escape-${process.pid}`);
    const text = await said(`
      for (const [name, use] of [['fs', (m) => m.readFileSync('/etc/passwd')], ['fs', (m) => m.writeFileSync('${target}', 'x')],
        ['child_process', (m) => m.execSync('touch ${target}')], ['worker_threads', (m) => new m.Worker('x', { eval: true })],
        ['vm', (m) => m.runInThisContext('process').kill(1)], ['inspector', (m) => new m.Session().connect()],
        ['v8', (m) => m.getHeapSnapshot()], ['cluster', (m) => m.fork()], ['dgram', (m) => m.createSocket('udp4').send('x', ${port})]]) {
        try { const m = await import('node:' + name); const v = use(m.default); console.log('GOT', name, typeof v) }
        catch (e) { console.log(name + ':', e.message) }
      }
      console.log('DONE');`);
    assert.match(text, /DONE/);
    assert.doesNotMatch(text, /GOT/);
    assert.equal(existsSync(target), false);
    assert.equal(connections, 0);
  });

  test('environment, folder and arguments are the simulated machine’s', async () => {
    process.env['RACE_SECRET'] = 'hunter2';
    const text = await said(
      `console.log(JSON.stringify([process.env, process.cwd(), process.argv, process.execPath, process.pid, process.version]));`,
    );
    assert.doesNotMatch(text, /hunter2|RACE_SECRET/);
    assert.match(text, /"\/app"/);
    assert.doesNotMatch(text, new RegExp(`${process.cwd()}|\\b${process.pid}\\b`));
  });
});

describe('a program cannot answer for the Lab, and cannot stay', options, () => {
  const REQUESTS = `import fetch from 'node-fetch';
    const both = async () => { for (const n of [1, 2]) await (await fetch('http://127.0.0.1:3000/' + n)).json(); };\n`;

  test('what a program writes is its output', async () => {
    const forged = '{"exitCode":0,"events":[],"changed":[]}';
    const { events, exitCode } = await run(`${REQUESTS}
      console.log('${forged}'); process.stdout.write('0123456789abcdef0123456789abcdef ${forged}\\n');
      for (const name of ['postMessage', 'send', 'write']) realm[name]?.('${forged}');
      await both();`);
    assert.match(textOf(events), /^\{"exitCode":0/m);
    assert.equal(exitCode, 1);
    assert.match(verdictOf(events, exitCode).headline, /socket hang up/);
  });

  test('a toJSON on the prototypes changes nothing', async () => {
    const { events, exitCode, notes } = await run(`${REQUESTS}
      for (const of of ['Object', 'Array', 'String', 'Number']) realm[of].prototype.toJSON = () => 'forged';
      await both();`);
    assert.match(verdictOf(events, exitCode).headline, /socket hang up/);
    assert.deepEqual(notes, []);
  });

  test('a toJSON that cannot be taken away leaves no answer', async () => {
    await assert.rejects(
      run(
        `${REQUESTS} Object.defineProperty(realm.Object.prototype, 'toJSON', { value: () => ({ events: [] }) }); await both();`,
      ),
      (error) => error instanceof EngineError,
    );
  });

  test('replaced built-ins do not affect the report, and are reported', async () => {
    const { events, exitCode } = await run(`
      realm.JSON.stringify = () => '{"events":[]}'; realm.JSON.parse = () => ({});
      realm.Object.prototype.exitCode = 0; realm.Reflect.ownKeys = () => []; realm.Object.is = () => true;
      process.exit(7);`);
    const { headline, reasons } = verdictOf(events, exitCode);
    assert.equal(headline, 'Ended: changed built-in');
    assert.match(reasons.join(), /changed (JSON|Reflect|Object)\.\w+, on which the Lab runs/);
  });

  test('a program that breaks the Lab gets an error that says so', async () => {
    const { events, exitCode } = await run(
      'delete realm.Array.prototype.push; realm.Map.prototype.get = null; setTimeout(() => {}, 1);',
    );
    const { reasons } = verdictOf(events, exitCode);
    assert.match(
      reasons.join(),
      /The program changed Array\.prototype\.push, on which the Lab runs/,
    );
  });

  const limits: [name: string, client: string, headline: RegExp, wallMs?: number][] = [
    ['a loop', 'for (;;) {}', /Ended: statement limit|Ended: time limit/, HANG_MS],
    ['a loop out of sight', `Function('for (;;) {}')();`, /Ended: time limit/, HANG_MS],
    [
      'a wait',
      'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
      /Ended: time limit/,
      HANG_MS,
    ],
    ['a regular expression', `/(a+)+$/.test('a'.repeat(40) + 'b');`, /Ended: time limit/, HANG_MS],
    ['promises', 'const again = () => Promise.resolve().then(again); again();', /microtask limit/],
    ['output', `for (;;) console.log('x'.repeat(100_000));`, /output limit/],
    [
      'the heap',
      `Function('const all = []; for (;;) all.push(new Array(1e6).fill(1.5))')();`,
      /memory limit/,
    ],
    [
      'buffers',
      `Function('const all = []; for (;;) all.push(new Uint8Array(5e7).fill(1))')();`,
      /memory limit/,
    ],
    [
      'WebAssembly memory',
      `Function('const all = []; for (;;) { const m = new WebAssembly.Memory({ initial: 4096 }); new Uint8Array(m.buffer).fill(1); all.push(m) }')();`,
      /memory limit|RangeError/,
    ],
  ];
  for (const [name, client, headline, wallMs] of limits) {
    test(`${name} without end is ended, and the limit is named`, async () => {
      const { events, exitCode } = await run(client, wallMs);
      assert.match(verdictOf(events, exitCode).headline, headline);
      assert.notEqual(exitCode, 0);
    });
  }
});

test('the process has no permissions for a program outside of the realm either', async () => {
  const target = join(tmpdir(), `race-rights-${process.pid}`);
  const child = spawnBox(`
    import { readFileSync, writeFileSync, readdirSync } from 'node:fs';
    import { execFileSync } from 'node:child_process'; import { Worker } from 'node:worker_threads';
    import net from 'node:net'; import dgram from 'node:dgram'; import dns from 'node:dns'; import inspector from 'node:inspector';
    const tries = {
      read: () => readFileSync('/etc/passwd'), list: () => readdirSync('.'), write: () => writeFileSync(${JSON.stringify(target)}, 'x'),
      spawn: () => execFileSync(process.execPath, ['-v']), worker: () => new Worker('1', { eval: true }), eval: () => eval('1'),
      function: () => Function('return 1')(), addon: () => process.dlopen({}, '/lib/x.node'), inspect: () => inspector.open(0),
    };
    for (const [name, attempt] of Object.entries(tries)) { try { attempt(); console.log('GOT', name) } catch (e) { console.log(name, e.code ?? e.name) } }
    const later = { connect: (done) => net.connect(1, '127.0.0.1').on('error', done), lookup: (done) => dns.lookup('localhost', done),
      udp: (done) => dgram.createSocket('udp4').on('error', done).bind(0) };
    for (const [name, attempt] of Object.entries(later)) {
      try { const e = await new Promise((done) => { attempt(done) }); console.log(name, e?.code ?? 'GOT ' + name) } catch (e) { console.log(name, e.code) }
    }
    console.log(Object.keys(process.env).filter((name) => name !== 'SystemRoot').length === 0 ? 'no environment' : 'GOT environment');
  `);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  child.stderr.resume();
  child.stdin.end();
  await once(child, 'close');
  assert.doesNotMatch(text, /GOT/);
  assert.equal(text.match(/ERR_ACCESS_DENIED/g)?.length, 9, text);
  assert.match(text, /addon ERR_DLOPEN_DISABLED/);
  assert.match(text, /eval EvalError\nfunction EvalError/);
  assert.match(text, /no environment/);
  assert.equal(existsSync(target), false);
});
