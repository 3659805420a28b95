import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LabRunner, labRunOf } from '../build/lab-runner.ts';
import type { Edits } from '../scenario/code-link.ts';
import { programOf } from '../scenario/program.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Challenge, Situation } from './challenge.ts';
import { CHALLENGES, type Judgement, judge } from './challenges.ts';

const lab = await LabRunner.load();

async function judged(challenge: Challenge, { scenario, edits }: Situation): Promise<Judgement> {
  const run = labRunOf(scenario, edits);
  const { events, exitCode } = await lab.run(run);
  const { files, node, fetch } = run;
  return judge(challenge, { files, node, fetch, trace: events, exitCode });
}

function named(id: string): Challenge {
  const challenge = CHALLENGES.find((each) => each.id === id);
  assert.ok(challenge, id);
  return challenge;
}

test('each task has an id for its address, its own words, and a lesson', () => {
  for (const { id, title, task, hint, lesson } of CHALLENGES) {
    assert.match(id, /^[a-z]+(-[a-z]+)*$/);
    for (const text of [task, hint, lesson]) assert.match(text, /^[A-Zn“].{20,320}[.?]$/s, title);
  }
  for (const field of ['id', 'title', 'task', 'lesson'] as const) {
    assert.equal(new Set(CHALLENGES.map((each) => each[field])).size, CHALLENGES.length, field);
  }
});

/** What is said of the start of each task. */
const AT_FIRST: Readonly<Record<string, RegExp>> = {
  'one-connection': /^Request 2 failed: socket hang up\.$/,
  'wait-for-it': /^Request 2 failed: socket hang up\.$/,
  'break-the-fix': /^All requests were answered\./,
  'without-a-reset': /^There is a RST in this run: the server sent it\.$/,
  'on-the-write': /“socket hang up”\. The task asks for “write ECONNRESET”\.$/,
  'works-the-first-time': /^The program made 2 requests; the task needs 3\.$/,
  'placed-twice': /^Try 2 failed, and the server never read it: its order was placed once\.$/,
};

test('each start fails with its reason, and each solution passes', async (t) => {
  for (const challenge of CHALLENGES) {
    await t.test(challenge.id, async () => {
      const start = await judged(challenge, challenge.start);
      assert.ok(!start.solved);
      assert.match(start.reason, AT_FIRST[challenge.id] ?? /^$/);
      assert.deepEqual(await judged(challenge, challenge.solution), { solved: true });
    });
  }
});

/** A program that makes no request. */
const NOTHING = 'console.log(200, { ok: true });\nconsole.log(200, { ok: true });\n';
const ONE_REQUEST = `import fetch from 'node-fetch';
const first = await fetch('http://127.0.0.1:3000/1');
console.log(first.status, await first.json());
`;
/** It prints what the task asks for, and no request of it fails or is made. */
const PRETENDS = `console.error('FetchError', 'ECONNRESET', 'request to http://127.0.0.1:3000/2 failed, reason: write ECONNRESET');
throw Object.assign(new Error('socket hang up'), { name: 'FetchError', code: 'ECONNRESET' });
`;
const EXITS = 'process.exit(0);\n';
const CATCHES = `import fetch from 'node-fetch';
for (const path of ['/1', '/2']) {
  try {
    const response = await fetch('http://127.0.0.1:3000' + path);
    console.log(response.status, await response.json());
  } catch {
    console.log(200, { ok: true });
  }
}
`;
/** Its requests go to a server in the same process. */
const OWN_SERVER = `import http from 'node:http';
import fetch from 'node-fetch';
const server = http.createServer((request, response) => response.end('{}')).listen(3001, '127.0.0.1');
for (const path of ['/1', '/2', '/3']) {
  const response = await fetch('http://127.0.0.1:3001' + path, { headers: { connection: 'keep-alive' } });
  console.log(response.status, await response.text());
}
server.close();
`;
const AT_ONCE = `import fetch from 'node-fetch';
const all = await Promise.all(['/1', '/2'].map((path) => fetch('http://127.0.0.1:3000' + path)));
for (const response of all) console.log(response.status, await response.json());
`;
/** A server that is broken in another way. */
const REFUSES =
  "import net from 'node:net';\nnet.createServer((socket) => socket.destroy()).listen(3000, '127.0.0.1');\n";
/** The answer of the first request is honest; the second request is read and then dropped. */
const DROPS_THE_SECOND = `import net from 'node:net';
let count = 0;
net.createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', () => {
    count += 1;
    if (count > 1) return socket.destroy();
    socket.write('HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\n{}');
  });
}).listen(3000, '127.0.0.1');
`;
const PLACES_TWO_AT_ONCE = "console.log('order placed');\nconsole.log('order placed');\n";

type Turned = Partial<Scenario>;

/** Ways around a task: what is changed in its start, and the reason why it does not count. */
const WAYS_AROUND: readonly [id: string, turned: Turned, edits: Edits, reason: RegExp][] = [
  ...CHALLENGES.filter(({ keeps }) => !keeps.includes('client.mjs')).flatMap(
    ({ id }): [string, Turned, Edits, RegExp][] => [
      [id, {}, { 'client.mjs': NOTHING }, /made no request/],
      [id, {}, { 'client.mjs': ONE_REQUEST }, /made one request/],
      [id, {}, { 'client.mjs': PRETENDS }, /made no request/],
      [id, {}, { 'client.mjs': EXITS }, /made no request/],
      [id, {}, { 'client.mjs': OWN_SERVER }, /did not go to server\.mjs/],
    ],
  ),
  ['wait-for-it', {}, { 'client.mjs': CATCHES }, /Request 2 failed: socket hang up/],
  ['wait-for-it', {}, { 'client.mjs': AT_ONCE }, /at the same time/],
  ['wait-for-it', { gap: 'immediate' }, {}, /Request 2 failed: socket hang up/],
  ['wait-for-it', { gap: 'busy20' }, {}, /Request 2 failed/],
  ['wait-for-it', { header: 'keep-alive' }, {}, /changed the header/],
  ['wait-for-it', { agent: 'keepalive' }, {}, /passed an agent/],
  ['wait-for-it', { pool: 'keepalive-false' }, {}, /changed the agent/],
  ['wait-for-it', { fix: 'retry' }, {}, /Request 2 failed/],
  [
    'wait-for-it',
    { fetch: '2.7.0' },
    {},
    /node-fetch 2\.7\.0\. The task is about node-fetch 2\.6\.12/,
  ],
  ['wait-for-it', { node: '18.20.8' }, {}, /Node 18\.20\.8/],
  ['wait-for-it', { server: 'keep-open' }, {}, /changed the server/],
  ['one-connection', { gap: 'timeout0' }, {}, /on 2 connections/],
  ['one-connection', {}, { 'client.mjs': CATCHES }, /Request 2 failed/],
  ['one-connection', { server: 'keep-open' }, {}, /changed the server/],
  ['break-the-fix', { fetch: '2.6.12' }, {}, /The task is about node-fetch 2\.7\.0/],
  ['break-the-fix', {}, { 'server.mjs': REFUSES }, /made one request/],
  [
    'break-the-fix',
    {},
    { 'server.mjs': DROPS_THE_SECOND },
    /not because of a close that nobody had read/,
  ],
  ['break-the-fix', { server: 'always-close', gap: 'timeout0' }, {}, /All requests were answered/],
  ['without-a-reset', { close: 'rst' }, {}, /asks for “socket hang up”/],
  ['without-a-reset', {}, { 'server.mjs': DROPS_THE_SECOND }, /not because of a close/],
  ['without-a-reset', { header: 'keep-alive' }, {}, /All requests were answered/],
  ['on-the-write', { close: 'rst', fin: '1ms' }, {}, /“read ECONNRESET”/],
  ['on-the-write', { close: 'half' }, {}, /“socket hang up”/],
  ['works-the-first-time', { gap: 'none', requests: '3' }, {}, /Request 2 was not answered/],
  ['works-the-first-time', { requests: '4' }, {}, /No later one failed/],
  ['works-the-first-time', { node: '20.0.0' }, {}, /Node 20\.0\.0/],
  ['works-the-first-time', { server: 'always-close' }, {}, /changed the server/],
  ['placed-twice', { fix: 'none' }, {}, /changed the client/],
  ['placed-twice', {}, { 'server.mjs': REFUSES }, /no order was placed for it|never read it/],
  [
    'placed-twice',
    {},
    {
      'server.mjs':
        PLACES_TWO_AT_ONCE + programOf(named('placed-twice').start.scenario).files['server.mjs'],
    },
    /never read it/,
  ],
];

test('what only looks like a solution is refused, and told why', async (t) => {
  for (const [id, turned, edits, reason] of WAYS_AROUND) {
    const challenge = named(id);
    const { start } = challenge;
    const situation = {
      scenario: { ...start.scenario, ...turned },
      edits: { ...start.edits, ...edits },
    };
    const name = `${id}: ${JSON.stringify(turned)} ${Object.values(edits).join('').slice(0, 40)}`;
    await t.test(name, async () => {
      const judgement = await judged(challenge, situation);
      assert.ok(!judgement.solved, 'it passed');
      assert.match(judgement.reason, reason);
      assert.match(judgement.reason, /^[A-Z].*[.]$/s);
    });
  }
});
