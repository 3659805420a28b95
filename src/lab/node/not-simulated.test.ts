import assert from 'node:assert/strict';
import test from 'node:test';
import { printed, RELEASES, runClient } from '../testing.ts';

/** Calls of the program, and the name that each error has. */
const CALLS: Readonly<Record<string, string>> = {
  'fs.readFileSync("x")': 'fs.readFileSync',
  'fs.promises.readFile("x")': 'fs.promises.readFile',
  'https.get("https://localhost")': 'https.get',
  'zlib.gzipSync("")': 'zlib.gzipSync',
  'crypto.createCipheriv()': 'crypto.createCipheriv',
  'childProcess.spawn("x")': 'child_process.spawn',
  'new worker.Worker("x")': 'worker_threads.Worker',
  'tls.connect(1)': 'tls.connect',
  'process.binding("fs")': 'process.binding',
  'process.report': 'process.report',
  'new CompressionStream("gzip")': 'zlib.createGzip',
  'v8.getHeapStatistics()': 'v8.getHeapStatistics',
};

const IMPORTS = `
  import fs from 'node:fs';
  import https from 'node:https';
  import zlib from 'node:zlib';
  import crypto from 'node:crypto';
  import childProcess from 'node:child_process';
  import worker from 'node:worker_threads';
  import tls from 'node:tls';
  import v8, { setFlagsFromString } from 'node:v8';`;

test('a call of something that the Lab does not have is an error that names it', () => {
  const calls = Object.keys(CALLS).map(
    (call) => `try { ${call}; } catch (error) { console.log(error.code, error.message); }`,
  );
  const expected = Object.values(CALLS).map(
    (name) => `ERR_NOT_SIMULATED ${name} is not simulated in the Lab\n`,
  );
  assert.equal(printed(runClient([IMPORTS, ...calls].join('\n'))), expected.join(''));
});

test('a module that is not simulated has its names; one that does not exist is unknown', () => {
  const run = runClient(`
    import { createSocket } from 'node:dgram';
    import { createReadStream, promises, constants } from 'fs';
    import process, { env, exit } from 'node:process';
    console.log([createSocket, createReadStream, promises.readFile, exit].map((each) => each.name).join());
    console.log(constants.O_RDONLY, env === process.env);
    await import('node:fs').then((all) => console.log(typeof all.readFileSync, all.nope));
    await import('node:test').then(({ test }) => test()).catch((error) => console.log(error.message));
    await import('node:nothing').catch((error) => console.log(error.code));`);
  assert.equal(
    printed(run),
    `createSocket,createReadStream,readFile,exit
0 true
function undefined
test.test is not simulated in the Lab
ERR_UNKNOWN_BUILTIN_MODULE
`,
  );
});

test('a global that the Lab does not have is there, as in the release, and using it is an error', () => {
  const run = runClient(
    `
    console.log(typeof WebSocket === 'function', typeof CompressionStream, 'navigator' in globalThis, 'localStorage' in globalThis);
    try { localStorage; } catch (error) { console.log(error.message); }
    console.log(Object.keys(globalThis).join());`,
    { version: '26.12.1' },
  );
  assert.equal(
    printed(run),
    `true function true true
localStorage is not simulated in the Lab
global,clearImmediate,setImmediate,clearInterval,clearTimeout,setInterval,setTimeout,queueMicrotask,structuredClone,atob,btoa,performance,fetch,crypto,navigator,sessionStorage
`,
  );
});

for (const version of RELEASES) {
  test(`Node ${version}: https.Agent is a class, with and without new`, () => {
    const run = runClient(
      `
      import http from 'node:http';
      import https, { Agent } from 'node:https';
      class Own extends Agent {}
      const agents = [new Own({ keepAlive: true }), Agent(), https.globalAgent];
      console.log(agents.map((a) => [a instanceof http.Agent, a instanceof Agent, a.protocol, a.keepAlive].join()).join(' '));`,
      { version },
    );
    const pooled = !version.startsWith('18.');
    assert.equal(
      printed(run),
      `true,true,https:,true true,true,https:,false true,true,https:,${pooled}\n`,
    );
  });
}
