import type { Choices } from '../choices.ts';
import type { Generator } from '../fuzz-program.ts';

/* CommonJS as the users of node-fetch 2 write it, against the playground's kind of server. */

const HEADS: readonly string[] = [
  "const fetch = require('node-fetch');",
  "const { default: fetch, Headers, Request, FetchError } = require('node-fetch');",
  "const fetch = require('node-fetch').default;",
  "'use strict';\nconst fetch = require('node-fetch');",
  "var fetch = require('node-fetch'), http = require('http');",
];

const PARTS: readonly string[] = [
  "fetch('http://127.0.0.1:3000/a').then((res) => res.text()).then((t) => console.log(t.length), (e) => console.log(e.name, e.code, e.message));",
  "fetch('http://127.0.0.1:3000/b').then((res) => { console.log(res.status, res.headers.raw()); return res.buffer(); }).then((b) => console.log(b.length)).catch(console.error);",
  "(async () => {\n  const res = await fetch('http://127.0.0.1:3000/c');\n  console.log(res.status, await res.text());\n  const second = await fetch('http://127.0.0.1:3000/d');\n  console.log(second.status);\n})().catch((e) => console.log(e.message, e.type));",
  'async function main() {\n  for (const path of ["x", "y"]) {\n    const r = await fetch("http://127.0.0.1:3000/" + path);\n    console.log(path, r.status, r.url.slice(-2));\n  }\n}\nmain();',
  'console.log(typeof require, typeof module, typeof exports, this === module.exports, module.id, require.main === module);',
  "console.log(__filename.split('/').pop(), typeof __dirname, module.children.length, module.loaded, module.paths.length > 0);",
  'exports.a = 1; module.exports.b = 2; console.log(module.exports, exports);',
  'module.exports = class Client {}; console.log(module.exports);',
  "try { require('not-there'); } catch (e) { console.log(e.code, e.message); }",
  "try { require('./missing.js'); } catch (e) { console.log(e.code, e.message.split('\\n')[0]); }",
  "const { EventEmitter } = require('events'); console.log(require('events') === EventEmitter, require('node:events') === require('events'));",
  "const util = require('util'); console.log(util.inspect(new Map([[1, { a: [] }]]), { depth: 0 }), util.types.isPromise(Promise.resolve()));",
  "const fs = require('fs'); console.log(typeof fs.readFileSync);",
  "const path = require('path'); console.log(path.join('a', '..', 'b'), path.basename('/x/y.js', '.js'));",
  "const os = require('os'); console.log(os.EOL.length);",
  "const { createHash } = require('crypto'); console.log(createHash('sha256').update('a').digest('hex'));",
  "console.log(require.resolve('http'), Object.keys(require.cache).length);",
  "import('node:url').then((m) => console.log(typeof m.URL));",
  "import('node-fetch').then((m) => console.log(Object.keys(m).includes('default')), (e) => console.log(e.code));",
  'await null;',
  'with ({ w: 1 }) { console.log(w); }',
  'undeclared = 5; console.log(undeclared, globalThis.undeclared);',
  'var v = 1; console.log(globalThis.v, this.v);',
  'console.log(arguments.length, typeof arguments[1]);',
  'return;',
  "function f() { return this === undefined ? 'strict' : 'sloppy'; } console.log(f());",
  "console.log(010, '\\101');",
  "delete Object.prototype; console.log('deleted nothing');",
  "const http = require('http'); http.get('http://127.0.0.1:3000/h', { agent: new http.Agent({ keepAlive: true }) }, (r) => { console.log(r.statusCode, r.headers.connection); r.resume().on('end', () => console.log('end')); }).on('error', (e) => console.log(e.code));",
  "const { promisify } = require('util'); promisify(setTimeout)(20).then(() => console.log('slept'));",
  "process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); setImmediate(() => console.log('immediate'));",
  "process.on('exit', (c) => console.log('exit', c));",
  "process.on('uncaughtException', (e) => console.log('caught', e.message));",
  "setTimeout(() => { throw new Error('in a timer'); }, 60);",
  'missing();',
  'null.x;',
  "Promise.reject(new Error('nobody'));",
  "throw new TypeError('at the end');",
  'export const x = 1;',
  "import x from 'http';",
  'console.log(import.meta.url);',
  'const x = ;',
  'let let = 1;',
  "console.log(new Error('shown').stack.split('\\n').slice(0, 2).join('|'));",
  "console.log(new Error('whole'));",
];

function pieces(random: Choices, from: readonly string[], min: number, max: number): string[] {
  return random.shuffled(from).slice(0, random.between(min, max));
}

export const commonJs: Generator = (random) => ({
  client: [random.pick(HEADS), ...pieces(random, PARTS, 1, 6), ''].join('\n'),
  clientFile: 'client.cjs',
  fetch: random.pick(['2.6.12', '2.7.0', '2.6.9', '3.3.2']),
  server: `import http from 'node:http';
http.createServer((request, response) => {
  response.setHeader('date', 'today');
  response.end('hello ' + request.url);
}).listen(3000, '127.0.0.1');
`,
});
