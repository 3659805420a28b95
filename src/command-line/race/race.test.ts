import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { encodeEdits } from '../../scenario/code-link.ts';
import { platformDeflate } from '../../scenario/deflate.ts';
import { programOf } from '../../scenario/program.ts';
import { DEFAULTS } from '../../scenario/scenario.ts';

const MAIN = resolve('src/command-line/race/main.ts');
let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'race-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command in a process of its own. */
function race(args: readonly string[], input = '') {
  return spawnSync('node', [MAIN, ...args], { encoding: 'utf8', input });
}

/** The same, called in the folder of the file. */
function raceWith(file: string, text: string, args: readonly string[]) {
  writeFileSync(join(folder, file), text);
  return spawnSync('node', [MAIN, ...args], { encoding: 'utf8', cwd: folder });
}

const TWO_REQUESTS = `for (const n of [1, 2]) await fetch('http://127.0.0.1:3000/' + n).then((r) => r.json());`;

test('the bug, as JSON', () => {
  const { status, stdout } = race(['node=20.0.0&fetch=2.6.12', '--json']);
  assert.equal(status, 0);
  const { traceHash, events, ...answer } = JSON.parse(stdout);
  assert.match(traceHash, /^[0-9a-f]{16}$/);
  assert.ok(events > 50);
  assert.deepEqual(answer, {
    query: 'node=20.0.0&fetch=2.6.12',
    engine: 'lab',
    outcome: 'failed',
    requests: [
      { index: 1, ok: true, status: 200, reusedSocket: false, localPort: 47630 },
      {
        index: 2,
        ok: false,
        reusedSocket: true,
        localPort: 47630,
        error: {
          name: 'FetchError',
          code: 'ECONNRESET',
          message: 'request to http://127.0.0.1:3000/2 failed, reason: socket hang up',
        },
      },
    ],
    certain: true,
    boundary: null,
  });
});

test('an answer that depends on timing says where it changes', () => {
  const query = 'node=24.22.3';
  const boundary = { knob: 'fin', value: 0.34, unit: 'ms', direction: 'above' };
  const answer = JSON.parse(race([query, '--json']).stdout);
  assert.deepEqual([answer.outcome, answer.certain, answer.boundary], ['ok', false, boundary]);
  const [asked] = race(['--stdin', '--certain'], `${query}\n`).stdout.trim().split('\n');
  assert.deepEqual(JSON.parse(asked ?? ''), answer);
  assert.match(
    race([query]).stdout,
    /^± Depends on timing: answered, because the FIN came 333 µs before Node looked; from a FIN 0\.34 ms after the response on, request 2 fails\.$/m,
  );
  assert.match(race(['']).stdout, /^Certain: the same answer with callbacks of 0\.05 to 15 ms/m);
});

test('a batch gives the same answers as single runs, line by line', () => {
  const queries = [
    'node=20.0.0&gap=timeout0',
    'node=18.20.8',
    'node=20.0.0&gap=timeout0',
    'fetch=http',
  ];
  const { status, stdout } = race(['--stdin'], `${queries.join('\n')}\n`);
  assert.equal(status, 0);
  const lines = stdout.trim().split('\n');
  assert.equal(lines.length, queries.length);
  for (const [i, query] of queries.entries()) {
    // In a batch the certainty is found out only when it is asked for.
    const { certain, boundary, ...answer } = JSON.parse(race([query, '--json']).stdout);
    assert.notEqual(certain, undefined);
    assert.notEqual(boundary, undefined);
    assert.deepEqual(JSON.parse(lines[i]!), answer);
  }
});

test('a line of a batch that cannot be read gets an error, and the other lines are run', () => {
  const { status, stdout } = race(['--stdin'], 'gap=banana\nnode=20.0.0\n');
  const [bad, good] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(status, 2);
  assert.match(bad.error, /gap=banana/);
  assert.equal(good.outcome, 'failed');
});

test('each form of output prints what its name says', () => {
  assert.match(race(['']).stdout, /✗ Request 2: socket hang up[\s\S]*race window/);
  assert.match(race(['', '--log']).stdout, /^NET \d+: /m);
  assert.match(race(['', '--packets']).stdout, /Flags \[F\.\], seq \d+, ack \d+, length 0/);
  const events = race(['', '--trace'])
    .stdout.trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.ok(events.some(({ id }) => id === 'write.2'));
});

test('a query that cannot be read ends with status 2 and a message that helps', () => {
  const { status, stderr, stdout } = race(['gap=banana']);
  assert.equal(status, 2);
  assert.match(stderr, /gap=banana.*timeout/s);
  assert.equal(stdout, '');
});

test('a program of the reader’s own has the verdict that the page has for it', () => {
  const written = programOf(DEFAULTS).files['client.mjs'];
  const { stdout, stderr, status } = raceWith('client.mjs', written, [
    '--client',
    'client.mjs',
    '--json',
  ]);
  assert.equal(status, 0, stderr);
  // On a busy machine finding out the certainty may take too long, because each FIN takes a process.
  const { certain, boundary, ...answer } = JSON.parse(stdout);
  assert.ok(certain === true || certain === null, `${certain}`);
  assert.equal(boundary, null);
  const [line = ''] = race(['--stdin'], 'node=20.0.0\n').stdout.split('\n');
  assert.deepEqual(answer, { ...JSON.parse(line), query: '', client: 'client.mjs' });
});

test('CommonJS and TypeScript run, in every form of output', () => {
  const script = `const fetch = require('node-fetch');\n(async () => { ${TWO_REQUESTS} })();`;
  const common = raceWith('a.cjs', script, ['--client', 'a.cjs']);
  assert.match(common.stdout, /^✗ Request 2: socket hang up/);
  assert.match(raceWith('a.cjs', script, ['--client', 'a.cjs', '--log']).stdout, /^NET \d+: /m);
  assert.match(
    raceWith('a.cjs', script, ['--client', 'a.cjs', '--packets']).stdout,
    /Flags \[F\.\]/,
  );
  const traced = raceWith('a.cjs', script, ['--client', 'a.cjs', '--trace']).stdout;
  const lines = traced
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.ok(lines.some(({ line }) => line === 2));

  const typed = `import fetch, { type Response } from 'node-fetch';\nconst x: number = 1;\n${TWO_REQUESTS}`;
  const { stdout, stderr } = raceWith('b.ts', typed, [
    '--client',
    'b.ts',
    'node=26.12.1',
    '--json',
  ]);
  assert.match(stderr, /^note: b\.ts runs without its types/);
  const answer = JSON.parse(stdout);
  assert.equal(answer.client, 'b.ts');
  assert.equal(answer.requests.length, 2);
  assert.match(answer.notes[0], /without its types/);
});

test('a server of the reader’s own runs with the client of the query', () => {
  const server = `require('http').createServer((q, r) => r.end('{"mine":true}')).listen(3000, '127.0.0.1');`;
  const { stdout, stderr } = raceWith('s.cjs', server, [
    '--server',
    's.cjs',
    '--json',
    'server=echo-close',
  ]);
  const { outcome, server: named } = JSON.parse(stdout);
  assert.equal(outcome, 'ok');
  assert.equal(named, 's.cjs');
  assert.match(stderr, /server=echo-close has no effect/);
});

test('a file that cannot be run ends with status 2 and one line', () => {
  const { status, stdout, stderr } = race(['--client', 'nowhere.mjs']);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.equal(stderr, 'nowhere.mjs cannot be read: there is no such file.\n');
});

test('an address works as a query, and its code runs only with the option', async () => {
  assert.match(
    race(['https://example.org/play/?node=24.21.0&at=write.2']).stdout,
    /node=24\.21\.0/,
  );
  const code = await encodeEdits({ 'client.mjs': 'console.log("linked");' }, platformDeflate);
  const link = `https://example.org/play/?node=24.21.0#${code}`;
  const refused = race([link]);
  assert.equal(refused.status, 2);
  assert.equal(refused.stdout, '');
  assert.match(
    refused.stderr,
    /brings a program .*client\.mjs, 22 characters.* not run.*--run-linked-code/s,
  );
  const { status, stdout } = race([link, '--run-linked-code', '--trace']);
  assert.equal(status, 0);
  assert.match(stdout, /"text":"linked\\n"/);
  assert.match(race([link.slice(0, -4), '--run-linked-code']).stderr, /cannot be read/);

  const batch = race(['--stdin'], `${link}\nnode=20.0.0\n`);
  const [first, second] = batch.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.match(first.error, /not run/);
  assert.equal(second.outcome, 'failed');
  assert.equal(batch.status, 2);
});

test('for a missing release the closest one answers, and is named', () => {
  const { status, stdout, stderr } = race(['node=25.9.0', '--json']);
  assert.equal(status, 0);
  const { node, notes } = JSON.parse(stdout);
  assert.equal(node, '24.21.0');
  assert.deepEqual(notes, ['node=25.9.0 is not here: 24.21.0 is the closest.']);
  assert.equal(stderr, `note: ${notes[0]}\n`);
  const line = JSON.parse(race(['--stdin'], 'node=25.9.0\n').stdout);
  assert.equal(line.node, '24.21.0');
  assert.deepEqual(line.notes, notes);
});

test('a reader of the pipe that goes away ends the command silently', () => {
  const queries = 'node=20.0.0\n'.repeat(20);
  const pipe = `printf '${queries}' | node ${MAIN} --stdin | head -1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', pipe], { encoding: 'utf8' });
  assert.equal(stdout.trim().split('\n').length, 1);
  assert.equal(stderr, '');
});
