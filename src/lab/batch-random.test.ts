/**
 * A batch gives what fresh processes give, for programs that leave behind whatever they can: random ones, made of
 * lines that change state and lines that print it. `LAB_BATCH_PROGRAMS=3000` runs more of them, `LAB_BATCH_SEED=7`
 * others.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { createBatch } from './batch.ts';
import { Random } from './kernel/random.ts';
import { CompileCache } from './program/compile-cache.ts';
import { isRewindable } from './program/rewindable.ts';
import { runLab } from './run.ts';
import { llhttpOf, nodeFetch, release, SILENT_CLOSE } from './testing.ts';

const PROGRAMS = Number(process.env['LAB_BATCH_PROGRAMS'] ?? 60);
const SEED = Number(process.env['LAB_BATCH_SEED'] ?? 1);
const VERSIONS = ['18.20.8', '20.0.0', '22.23.3', '24.21.0', '26.12.1'];

const IMPORTS = `
import http from 'node:http'; import net from 'node:net'; import util from 'node:util'; import events from 'node:events';
import stream from 'node:stream'; import async_hooks from 'node:async_hooks'; import dc from 'node:diagnostics_channel';
import url from 'node:url'; import querystring from 'node:querystring'; import timers from 'node:timers';
import string_decoder from 'node:string_decoder'; import timersPromises from 'node:timers/promises'; import assert from 'node:assert';
const show = (...all) => { try { console.log(...all); } catch (error) { process.stdout.write(String(error)); } };
const attempt = (change) => { try { change(); } catch (error) { process.stdout.write(error.name + ' ' + error.code + '\\n'); } };
const fetch = (path) => new Promise((done) => http.get('http://127.0.0.1:3000' + path, (r) => r.on('end', () => done(r.statusCode)).resume()).on('error', (e) => done(e.code)));
`;

/** Objects that outlive a program in a process that is used again. */
const OBJECTS = [
  ...[
    'globalThis',
    'process',
    'process.env',
    'process.versions',
    'process.argv',
    'process.stdout',
    'process.release',
    'process.config',
  ],
  ...[
    'process.execArgv',
    'console',
    'http',
    'http.Agent',
    'http.Agent.prototype',
    'http.globalAgent',
    'http.globalAgent.options',
  ],
  ...[
    'http.METHODS',
    'http.STATUS_CODES',
    'http.ClientRequest.prototype',
    'http.IncomingMessage.prototype',
    'net.Socket.prototype',
  ],
  ...[
    'http.OutgoingMessage.prototype',
    'http.Server.prototype',
    'events',
    'events.prototype',
    'stream',
    'stream.Readable.prototype',
  ],
  ...[
    'stream.Writable',
    'stream.promises',
    'util',
    'util.inspect',
    'util.inspect.defaultOptions',
    'util.inspect.styles',
    'util.types',
  ],
  ...[
    'util.promisify',
    'util.TextDecoder.prototype',
    'Buffer',
    'Buffer.prototype',
    'Buffer.from',
    'URL',
    'URL.prototype',
    'URLSearchParams.prototype',
  ],
  ...[
    'AbortController.prototype',
    'AbortSignal',
    'AbortSignal.prototype',
    'EventTarget.prototype',
    'Event',
    'Event.prototype',
    'TextEncoder.prototype',
  ],
  ...[
    'Promise',
    'Promise.prototype',
    'Date',
    'Date.prototype',
    'Math',
    'Proxy',
    'Object',
    'Object.prototype',
    'Array',
    'Array.prototype',
  ],
  ...[
    'String.prototype',
    'Function.prototype',
    'Map.prototype',
    'Error',
    'Error.prototype',
    'Symbol',
    'JSON',
    'Reflect',
    'Intl',
    'Uint8Array',
  ],
  ...[
    'async_hooks',
    'async_hooks.AsyncLocalStorage.prototype',
    'async_hooks.AsyncResource.prototype',
    'dc',
    "dc.channel('mine')",
    'dc.Channel.prototype',
  ],
  ...[
    'url',
    'querystring',
    'timers',
    'timers.promises',
    'timersPromises',
    'setTimeout',
    'queueMicrotask',
    'string_decoder.StringDecoder.prototype',
  ],
  ...[
    'assert',
    'assert.strict',
    'performance',
    'structuredClone',
    'DOMException',
    'DOMException.prototype',
    'WeakRef',
    'process.hrtime',
    'process.stdout.write',
  ],
  ...[
    'Object.getPrototypeOf(process)',
    'Object.getPrototypeOf(setTimeout(() => {}, 0))',
    'Object.getPrototypeOf(setImmediate(() => {}))',
  ],
  ...[
    'Object.getPrototypeOf([][Symbol.iterator]())',
    'Object.getPrototypeOf(async () => {})',
    'Object.getPrototypeOf(function* () {})',
  ],
];

const KEYS = ["'mine'", "'other'", "Symbol.for('mine')", "'0'", "'inspect'"];

const CHANGES = [
  'process.exitCode = 7',
  "process.title = 'mine'",
  "process.env.MINE = 'x'",
  'delete process.env.PATH',
  "process.on('exit', (code) => show('exit', code))",
  "process.on('unhandledRejection', (e) => show('unhandled', e))",
  "process.on('uncaughtException', (e) => show('uncaught', e.message))",
  "process.once('beforeExit', () => show('beforeExit'))",
  "process.on('warning', (w) => show('warning', w.name))",
  "process.emitWarning('mine')",
  "process.emitWarning('mine', 'DeprecationWarning', 'DEP_MINE')",
  'process.setUncaughtExceptionCaptureCallback((e) => show(String(e)))',
  'process.nextTick(() => show(1))',
  'events.defaultMaxListeners = 3',
  'events.captureRejections = true',
  'Buffer.poolSize = 64',
  'stream.setDefaultHighWaterMark?.(false, 100)',
  'http.setMaxIdleHTTPParsers?.(1)',
  'http.globalAgent.maxSockets = 1',
  'http.globalAgent.keepAlive = true',
  'http.globalAgent = new http.Agent({ keepAlive: true })',
  "http.globalAgent.on('free', () => show('free'))",
  'http.maxHeaderSize',
  'util.inspect.defaultOptions.depth = 0',
  'util.inspect.defaultOptions = { compact: false }',
  "util.inspect.styles.number = 'red'",
  "Buffer.from('x').toString()",
  "console.group('g')",
  "console.count('c')",
  "console.time('t')",
  'console.log = () => {}',
  'console.indentLevel',
  "console._stdout = { write: (t) => process.stdout.write('[' + t + ']') }",
  'Error.stackTraceLimit = 1',
  "Error.prepareStackTrace = () => 'mine'",
  'globalThis.fetch = () => 1',
  'globalThis.setTimeout = (f) => f()',
  'globalThis.process = { mine: 1 }',
  "Object.defineProperty(globalThis, 'mine', { get: () => 'got', configurable: true })",
  'delete globalThis.URL',
  'delete globalThis.structuredClone',
  'Date.now = () => 5',
  'Math.random = () => 0.5',
  'Math.random()',
  'async_hooks.createHook({ init() {} }).enable()',
  'new async_hooks.AsyncLocalStorage().enterWith(1)',
  'globalThis.als ??= new async_hooks.AsyncLocalStorage()',
  "dc.subscribe?.('mine', () => show('heard'))",
  "dc.subscribe?.('http.client.request.start', () => show('request'))",
  "dc.channel('mine').publish?.({})",
  'setTimeout(() => show(2), 1)',
  'setInterval(() => {}, 1).unref()',
  'setImmediate(() => show(3))',
  'setTimeout(() => {}, 2 ** 31)',
  'queueMicrotask(() => show(4))',
  'setTimeout(() => show(5), 40).unref()',
  "Promise.reject(new Error('mine'))",
  "setTimeout(() => { throw new Error('mine'); }, 1)",
  "/(m)(i)ne/.exec('mine')",
  "process.stdout.write('out')",
  "process.stderr.write('err')",
  "process.stdout.on?.('error', () => {})",
  'net.setDefaultAutoSelectFamily?.(false)',
  'net.setDefaultAutoSelectFamilyAttemptTimeout?.(20)',
  "util.deprecate(() => {}, 'mine', 'DEP_M')()",
  "url.parse('http://a:b/')",
  'new Buffer(1)',
  'process.binding',
  "fetch('/1').then(show)",
  "fetch('/2').then(show)",
  "for (let i = 0; i < 3; i++) fetch('/' + i).then(show)",
  "http.get('http://127.0.0.1:3000/').on('error', () => {}).destroy()",
  "net.connect(3000, '127.0.0.1')",
  "net.connect(3000, '127.0.0.1').unref()",
  'new AbortController().abort()',
  'AbortSignal.timeout?.(5)',
  "performance.mark?.('mine')",
  "Symbol.for('fresh')",
  'process.removeAllListeners()',
  'process.exit()',
  'process.exit(3)',
  'process.stdin',
  'process.kill',
  'queueMicrotask(() => process.exit())',
  "http.Agent.prototype.addRequest = function () { show('mine'); }",
  'net.Socket.prototype.write = function () { return true; }',
  'events.prototype.emit = new Proxy(events.prototype.emit, { apply: (f, self, all) => { globalThis.emits = (globalThis.emits ?? 0) + 1; return Reflect.apply(f, self, all); } })',
  'Object.setPrototypeOf(http.globalAgent, { mine: 1 })',
  'Object.freeze(process.env)',
  'Object.freeze(http.globalAgent.options)',
  'Object.preventExtensions(console)',
  "process.argv.push('mine')",
  "process.execArgv.push('mine')",
];

const READS = [
  'process.exitCode',
  'process.title',
  'process.env',
  'process.argv',
  "process.listenerCount('exit')",
  'process.eventNames()',
  'process.hasUncaughtExceptionCaptureCallback()',
  'events.defaultMaxListeners',
  'events.captureRejections',
  'Buffer.poolSize',
  'stream.getDefaultHighWaterMark?.(false)',
  'http.globalAgent.maxSockets',
  'http.globalAgent',
  'util.inspect.defaultOptions',
  '[{ a: { b: { c: 1 } } }]',
  'Error.stackTraceLimit',
  "String(new Error('e').stack).length",
  'typeof URL + typeof structuredClone + typeof fetch',
  'Date.now()',
  'Math.random()',
  'async_hooks.executionAsyncId()',
  'globalThis.als?.getStore()',
  "dc.hasSubscribers?.('mine')",
  "dc.channel('mine').hasSubscribers",
  'globalThis.emits',
  'Object.keys(globalThis)',
  'Reflect.ownKeys(globalThis).length',
  'Object.getOwnPropertySymbols(globalThis)',
  'Reflect.ownKeys(process).length',
  'net.getDefaultAutoSelectFamily?.()',
  'new events().getMaxListeners()',
  'RegExp.$1',
  'setTimeout(() => {}, 0)[Symbol.toPrimitive]()',
  'performance.now()',
  'process.uptime()',
  'new http.Agent()',
  'util.inspect(new Map([[1, { a: 1 }]]))',
  'process.getActiveResourcesInfo?.()',
  'console.countReset ? 1 : 2',
  'process._exiting',
  'new stream.Readable().readableHighWaterMark',
  'http.STATUS_CODES[200]',
  "Buffer.from('abc')",
  'Buffer.allocUnsafe(4).byteOffset',
  "new URL('http://a/b').href",
  'process.memoryUsage?.name',
  'events.usingDomains',
  'process.domain',
];

const pick = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random.next() * list.length)] as T;

function randomLine(random: Random): string {
  const object = () => pick(random, OBJECTS);
  const key = () => pick(random, KEYS);
  const kind = random.next();
  if (kind < 0.2)
    return `attempt(() => { ${object()}[${key()}] = ${pick(random, ['1', "'x'", '() => 5', '{}'])}; });`;
  if (kind < 0.3) return `show(typeof ${object()}[${key()}]);`;
  if (kind < 0.65) return `attempt(() => { ${pick(random, CHANGES)}; });`;
  return `show(${pick(random, READS)});`;
}

function randomProgram(random: Random): string {
  const lines = Array.from({ length: 1 + Math.floor(random.next() * 6) }, () => {
    const line = randomLine(random);
    const place = random.next();
    if (place < 0.1) return `setTimeout(() => { ${line} }, ${Math.floor(random.next() * 4)});`;
    if (place < 0.15) return `fetch('/x').then(() => { ${line} });`;
    if (place < 0.2) return `await null; ${line}`;
    if (place < 0.24) return `process.on('exit', () => { ${line} });`;
    return line;
  });
  return `${IMPORTS}${lines.join('\n')}\n`;
}

/** Lines of the words that programs of the knobs have: after these a process is rewound. */
const PLAIN = [
  'process.exitCode = 7;',
  'http.globalAgent.maxFreeSockets = 0;',
  'http.globalAgent.keepAlive = false;',
  'http.globalAgent.options.keepAlive = true;',
  'http.globalAgent = new http.Agent({ keepAlive: true });',
  "process.on('exit', (code) => console.log('exit', code));",
  "process.on('uncaughtException', (error) => console.log('caught', error.message));",
  "process.on('unhandledRejection', (error) => console.log('rejected', error.message));",
  "process.nextTick(() => console.log('tick'));",
  "Promise.resolve().then(() => console.log('then'));",
  "Promise.reject(new Error('no')).test;",
  "setTimeout(() => console.log('timeout'), 3);",
  "setTimeout(() => console.log('late'), 70).unref();",
  "setImmediate(() => console.log('immediate'));",
  "setTimeout(() => { throw new Error('no'); }, 2);",
  'http.get(url, (response) => response.resume());',
  "http.get(url, (response) => response.on('end', () => http.get(url, (r) => r.resume())).resume());",
  "http.get(url).on('error', (error) => console.log(error.code)).destroy();",
  "for (const i of [1, 2, 3]) http.get(url, (response) => response.resume()).on('error', (error) => console.log(i, error.code));",
  "net.connect(3000, '127.0.0.1');",
  "net.connect(3000, '127.0.0.1').unref();",
  "net.connect(3000, '127.0.0.1').on('connect', function () { this.end(); });",
  'http.get(url, () => {});',
  'const server = http.createServer(() => {}).listen(3001); setTimeout(() => server.close(), 3);',
  "http.createServer((request, response) => response.end('ok')).listen(3002, function () { this.unref(); });",
  "subscribe('http.client.request.start', () => console.log('start'));",
  "http.globalAgent.on('free', () => console.log('free'));",
  "const { addRequest } = http.Agent.prototype; http.Agent.prototype.addRequest = function (r, options) { console.log('added'); return addRequest.call(this, r, options); };",
  'http.get({ port: 3000, agent: new http.Agent({ keepAlive: true, maxSockets: 1 }) }, (response) => response.resume());',
  'fetch(url).then((response) => response.text()).then(console.log);',
  "fetch(url, { method: 'POST', body: 'x' }).then((response) => console.log(response.status), (error) => console.log(error.code));",
  'try { console.log(await fetch(url).then((response) => response.text())); } catch (error) { console.error(error.message); }',
  'console.log(http.globalAgent.sockets, http.globalAgent.requests);',
  'console.log(new http.Agent());',
  "process.stderr.write('err');",
  "console.error('error');",
  'console.log(process.env, process.exitCode);',
  'while (performance.now() < 9) {}',
  "throw new Error('top');",
  'await wait(2);',
  'console.log(http);',
  'console.log(process.env.test);',
  "net.connect(3000, '127.0.0.1').on('end', () => console.log('end')).setEncoding('latin1').resume().write('GET / HTTP/1.1\\r\\n\\r\\n');",
];

function plainProgram(random: Random): string {
  const lines = Array.from({ length: 1 + Math.floor(random.next() * 6) }, () => {
    const line = pick(random, PLAIN);
    const place = random.next();
    if (place < 0.1)
      return `setTimeout(async () => { ${line} }, ${Math.floor(random.next() * 4)});`;
    if (place < 0.2) return `await null; { ${line} }`;
    return `{ ${line} }`;
  });
  return `import fetch from 'node-fetch'; import http from 'node:http'; import net from 'node:net'; import { subscribe } from 'node:diagnostics_channel';
const url = 'http://127.0.0.1:3000/'; const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
${lines.join('\n')}\n`;
}

test('processes are rewound after the plain ones of these programs', () => {
  const random = new Random(SEED);
  for (let count = 0; count < 100; count++) {
    const text = plainProgram(random);
    assert.ok(
      isRewindable({ 'client.mjs': text, 'server.mjs': SILENT_CLOSE }, [], new CompileCache()),
      text,
    );
  }
});

for (const version of VERSIONS) {
  test(`Node ${version}: ${PROGRAMS / VERSIONS.length} random programs end in a batch as in fresh processes`, () => {
    const random = new Random(SEED * 1000 + Number.parseInt(version, 10));
    const llhttp = llhttpOf(version);
    const batch = createBatch(release(version), llhttp);
    let before = '';
    for (let count = 0; count < PROGRAMS / VERSIONS.length; count++) {
      const client = random.next() < 0.6 ? plainProgram(random) : randomProgram(random);
      const input = {
        release: release(version),
        files: { 'client.mjs': client, 'server.mjs': SILENT_CLOSE },
        packages: [nodeFetch('2.6.12')],
      };
      const rewound = batch.run(input);
      const fresh = runLab(input, llhttp);
      const own = (text: string) => text.replace(IMPORTS, '');
      assert.deepEqual(rewound, fresh, `after\n${own(before)}\nthis one:\n${own(client)}`);
      before = client;
    }
  });
}
