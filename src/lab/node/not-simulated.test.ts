import assert from 'node:assert/strict';
import test from 'node:test';
import { printed, RELEASES, runClient } from '../testing.ts';

/** Calls of the program, and the name that each error has. */
const CALLS: Readonly<Record<string, string>> = {
  'fs.readFileSync("x")': 'fs.readFileSync',
  'fs.promises.readFile("x")': 'fs.promises.readFile',
  'https.get("https://localhost")': 'https.get',
  'zlib.gzipSync("")': 'zlib.gzipSync',
  'crypto.createCipheriv(1)': 'crypto.createCipheriv',
  'childProcess.spawn("x")': 'child_process.spawn',
  'new worker.Worker("x")': 'worker_threads.Worker',
  'tls.connect(1)': 'tls.connect',
  'process.binding("fs")': 'process.binding',
  'process.stdin.on': 'process.stdin',
};

const IMPORTS = `
  import fs from 'node:fs';
  import https from 'node:https';
  import zlib from 'node:zlib';
  import crypto from 'node:crypto';
  import childProcess from 'node:child_process';
  import worker from 'node:worker_threads';
  import tls from 'node:tls';`;

test('a call of something that the Lab does not have is an error that names it', () => {
  const calls = Object.keys(CALLS).map(
    (call) => `try { ${call}; } catch (error) { console.log(error.code, error.message); }`,
  );
  const expected = Object.values(CALLS).map(
    (name) => `ERR_NOT_SIMULATED ${name} is not simulated in the Lab\n`,
  );
  assert.equal(printed(runClient([IMPORTS, ...calls].join('\n'))), expected.join(''));
});

test('a module that is not simulated cannot be imported; one that does not exist is unknown', () => {
  const run = runClient(`
    for (const id of ['node:dgram', 'v8', 'node:nothing']) {
      await import(id).catch((error) => console.log(error.code));
    }`);
  assert.equal(printed(run), 'ERR_NOT_SIMULATED\nERR_NOT_SIMULATED\nERR_UNKNOWN_BUILTIN_MODULE\n');
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
