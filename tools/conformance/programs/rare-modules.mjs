// Modules that few programs import, by all the ways of importing them; members of process and console; iterators as printed.
import assert from 'node:assert/strict';
import dns from 'node:dns/promises';
import { promises, readFileSync } from 'node:fs';
import os from 'node:os';
import posix from 'node:path/posix';
import { PerformanceObserver, performance } from 'node:perf_hooks';
import process, { env, stdin } from 'node:process';
import readline from 'node:readline';
import { PassThrough, Readable } from 'node:stream';
import { json, text } from 'node:stream/consumers';
import tty from 'node:tty';

console.log(
  JSON.stringify(os.EOL),
  os.platform(),
  os.type(),
  os.endianness(),
  typeof os.cpus()[0].model,
  os.constants.signals.SIGINT,
  os.devNull,
  typeof os.hostname(),
);
console.log(
  tty.isatty(99),
  typeof tty.WriteStream,
  posix.join('a', '..', 'b'),
  typeof readFileSync,
  typeof promises.readFile,
  env === process.env,
);
console.log(
  await text(Readable.from(['a', 'b'])),
  await json(Readable.from(['{"a":1}'])),
  typeof dns.lookup,
  await dns.lookup('127.0.0.1'),
);
const input = new PassThrough();
const lines = readline.createInterface({ input });
input.end('one\ntwo\n');
for await (const line of lines) console.log(line);
readline.cursorTo(process.stdout, 0);
readline.clearLine(process.stdout, 0);
console.log();
console.log(
  performance.mark('a').name,
  performance.getEntriesByName('a').length,
  performance.measure('m', 'a').entryType,
  performance.now() > 0,
  performance === globalThis.performance,
  performance.timeOrigin > 0,
);
await new Promise((resolve) => {
  new PerformanceObserver((list, observer) => {
    console.log(list.getEntries().map((e) => e.name));
    observer.disconnect();
    resolve();
  }).observe({ entryTypes: ['mark'] });
  performance.mark('b');
});
console.log(
  performance instanceof Performance,
  typeof performance.eventLoopUtilization().utilization,
  Object.prototype.toString.call(performance),
);
process.env.X = undefined;
process.env.N = 5;
console.log(process.env.X, typeof process.env.N);
try {
  assert.equal(1, 2);
} catch (e) {
  console.log(e.code);
}
console.log(typeof stdin.on);
console.log(new Map([[1, 2]]).entries(), new Set([1]).values(), [...new Map([['a', 1]]).keys()]);
console.log(process.getActiveResourcesInfo?.().includes('Timeout'));
setTimeout(() => {}, 1);
console.log(process.getActiveResourcesInfo?.().includes('Timeout'));
console.log(
  console.dirxml.name,
  console.groupCollapsed.name,
  console.createTask?.('x').run(() => 5),
  typeof CompressionStream,
  typeof MessageEvent,
);
