import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { looksBeforeReuse } from '../scenario/versions.ts';
import { repetitionsOf } from '../trace/reading/repeats.ts';
import { traceHash } from '../trace/record/hash.ts';
import {
  eventsOfKind,
  llhttpOf,
  nodeFetch,
  printed,
  RELEASES,
  release,
  runClient,
  SILENT_CLOSE,
  TWO_REQUESTS,
} from './testing.ts';

const HUNG_UP =
  '/1 200 ok\n/2 ECONNRESET request to http://127.0.0.1:3000/2 failed, reason: socket hang up\n';
const ANSWERED = '/1 200 ok\n/2 200 ok\n';

function twoRequests(version: string, fetch: string) {
  return runClient(TWO_REQUESTS, { version, server: SILENT_CLOSE, packages: [nodeFetch(fetch)] });
}

/**
 * Node 18 does not keep connections. The newest releases look before they reuse a socket, and find
 * the FIN.
 */
const isSafeNow = (version: string) => version.startsWith('18.') || looksBeforeReuse(version);

for (const version of RELEASES) {
  const isSafe = isSafeNow(version);
  test(`Node ${version}: node-fetch 2.6.12 ${isSafe ? 'is answered twice' : 'is hung up on'}`, () => {
    const run = twoRequests(version, '2.6.12');
    assert.equal(printed(run), isSafe ? ANSWERED : HUNG_UP);
    assert.equal(run.exitCode, isSafe ? 0 : 1);
  });
  test(`Node ${version}: node-fetch 3.3.2 is answered twice`, () => {
    assert.equal(printed(twoRequests(version, '3.3.2')), ANSWERED);
  });
}

test('the same input gives the same trace', () => {
  const [once, again] = [twoRequests('20.0.0', '2.6.12'), twoRequests('20.0.0', '2.6.12')];
  assert.deepEqual(once.events, again.events);
  assert.equal(traceHash(once.events), traceHash(again.events));
});

test('a run frees the memory of its parsers', () => {
  const llhttp = llhttpOf('20.0.0');
  const before = llhttp.parserCount;
  twoRequests('20.0.0', '2.6.12');
  assert.equal(llhttp.parserCount, before);
});

test('NODE_DEBUG lines are debug events, and not part of the output', () => {
  const run = runClient(`import http from 'node:http'; http.get('http://127.0.0.1:3000/');`, {
    nodeDebug: 'http',
    server: SILENT_CLOSE,
  });
  const lines = eventsOfKind(run.events, 'debug').map(({ text }) => text);
  assert.ok(lines.includes('HTTP 1000: outgoing message end.\n'), lines.join(''));
  assert.doesNotMatch(printed(run), /HTTP 1000/);
});

test('an error whose stack was read before it rejects the module has no place of the program above it', () => {
  const rejects = (read: string) =>
    printed(runClient(`const error = new Error('late'); ${read}\nawait Promise.reject(error);`));
  assert.match(rejects(''), /^file:\/\/\/app\/client\.mjs:1\n/);
  assert.match(rejects('error.stack;'), /^Error: late\n/);
});

test('what JSON.parse or assert threw points where Node points', () => {
  const uncaught = (text: string, version: string) =>
    printed(runClient(text, { version })).split('\n').slice(0, 3);
  const bad = "setTimeout(() => { JSON.parse('{\\n bad'); });";
  assert.deepEqual(uncaught(bad, '20.0.0'), ['undefined:2', ' bad', ' ^']);
  assert.deepEqual(uncaught(bad, '24.21.0'), ['<anonymous_script>:2', ' bad', ' ^']);
  const caught = "setTimeout(() => { try { JSON.parse('{'); } catch (error) { throw error; } });";
  assert.equal(uncaught(caught, '24.21.0')[0], 'file:///app/client.mjs:1');
  const asserts = "import assert from 'node:assert'; setTimeout(() => assert.throws(() => {}));";
  assert.match(uncaught(asserts, '24.21.0')[0] ?? '', /^AssertionError/);
});

/** What the probe writes for a request. */
const RECORD = `\\x1e${JSON.stringify({
  what: 'request',
  request: 1,
  method: 'GET',
  url: 'http://127.0.0.1:3000/1',
  at: 1,
})}`;

test('records of the probe become http events, and what else it prints stays text', () => {
  const probe = `
    const { _rawDebug } = process;
    _rawDebug('${RECORD}');
    _rawDebug('\\x1e{"what":"nonsense"}');
    _rawDebug('words');
  `;
  const run = runClient(`console.log('client');`, { files: { 'probe.mjs': probe } });
  assert.deepEqual(
    eventsOfKind(run.events, 'http').map(({ what }) => what),
    ['request'],
  );
  assert.equal(printed(run), '{"what":"nonsense"}\nwords\nclient\n');
});

test('a program that prints records of the probe prints text', () => {
  const run = runClient(
    `
    process.stderr.write('${RECORD}\\n');
    process._rawDebug('${RECORD}');
    Object.prototype.toJSON = () => ({ what: 'turn', turn: 1 });
    http.get('http://127.0.0.1:3000/1', (response) => response.resume());
  `.replace('', "import http from 'node:http';"),
    { server: SILENT_CLOSE, files: { 'probe.mjs': readFileSync('playground/probe.mjs', 'utf8') } },
  );
  const made = eventsOfKind(run.events, 'http').map(({ what }) => what);
  assert.deepEqual(
    made.filter((what) => what === 'request' || what === 'turn'),
    ['request'],
  );
  assert.equal(printed(run).match(/"what":"request"/g)?.length, 2);
});

test('the preload is evaluated before the client, and lines are those of the client', () => {
  const run = runClient(`console.log(globalThis.preloaded);\n\nconsole.log('third line');`, {
    files: { 'probe.mjs': '\n\n\nglobalThis.preloaded = true;' },
  });
  assert.deepEqual(
    eventsOfKind(run.events, 'output').map(({ text, line }) => [text, line]),
    [
      ['true\n', 1],
      ['third line\n', 3],
    ],
  );
});

test('when the client exits its sockets are closed, and the run ends', () => {
  const run = runClient(
    `import net from 'node:net'; net.connect(3000, '127.0.0.1', () => process.exit(0));`,
    { server: SILENT_CLOSE },
  );
  assert.equal(run.exitCode, 0);
  const last = run.events.at(-1);
  assert.equal(last?.t, eventsOfKind(run.events, 'exit')[0]?.t);
  assert.ok(
    eventsOfKind(run.events, 'packet').some(
      ({ flags, from }) => flags === 'F.' && from === 'client',
    ),
  );
});

test('a pack is not changed by running it', () => {
  const text = JSON.stringify(release('20.0.0'));
  twoRequests('20.0.0', '2.6.12');
  assert.equal(JSON.stringify(release('20.0.0')), text);
});

/** Two requests of one function that returns a value; each body is sent once more when `again` says so. */
const posting = (again: boolean) => `
  import fetch from 'node-fetch';
  const post = (item) => fetch('http://127.0.0.1:3000/items', { method: 'POST', body: item });
  async function postAll(items) {
    let status;
    for (const item of items) {
      try { status = (await post(item)).status; } catch {}
    }
    return status;
  }
  await post('warm');
  await postAll(${again ? "['same', 'same']" : "['item-a', 'item-b']"});`;

test('another body of the same length is another request, the same body is the same one', () => {
  for (const [again, repeated] of [
    [false, 0],
    [true, 1],
  ] as const) {
    const { events } = runClient(posting(again), {
      server: SILENT_CLOSE,
      packages: [nodeFetch('2.6.12')],
      files: { 'probe.mjs': readFileSync('playground/probe.mjs', 'utf8') },
    });
    assert.equal(repetitionsOf(events).size, repeated);
  }
});
