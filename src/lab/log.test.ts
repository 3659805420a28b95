import assert from 'node:assert/strict';
import test from 'node:test';
import { traceHash } from '../trace/record/hash.ts';
import { runLab } from './run.ts';
import { llhttpOf, nodeFetch, RELEASES, release, SILENT_CLOSE, TWO_REQUESTS } from './testing.ts';

function run(version: string, log: string) {
  const files = {
    'client.mjs': `${TWO_REQUESTS}\nconsole.error('HTTP is not a log')`,
    'server.mjs': SILENT_CLOSE,
  };
  const input = { release: release(version), files, packages: [nodeFetch('2.6.12')], log };
  return runLab(input, llhttpOf(version)).events;
}

for (const version of RELEASES) {
  test(`Node ${version}: a log that the program did not ask for is written, and changes nothing else`, () => {
    const plain = run(version, '');
    const logged = run(version, 'http,net,stream,timer');
    assert.ok(logged.filter((event) => event.kind === 'debug').length > 50);
    assert.ok(!plain.some((event) => event.kind === 'debug'));
    const rest = logged.filter((event) => event.kind !== 'debug');
    assert.deepEqual(rest, plain);
    assert.equal(traceHash(logged), traceHash(plain));
    const printed = rest.flatMap((event) => (event.kind === 'output' ? [event.text] : []));
    assert.ok(printed.includes('HTTP is not a log\n'));
  });
}
