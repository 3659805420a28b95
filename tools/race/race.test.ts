import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

/** The command itself, in a process of its own. */
function race(args: readonly string[], input = '') {
  return spawnSync('node', ['tools/race/main.ts', ...args], { encoding: 'utf8', input });
}

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
  });
});

test('a batch gives what single runs give, line by line', () => {
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
    assert.deepEqual(JSON.parse(lines[i]!), JSON.parse(race([query, '--json']).stdout));
  }
});

test('a line of a batch that cannot be read says so, and the rest is run', () => {
  const { status, stdout } = race(['--stdin'], 'gap=banana\nnode=20.0.0\n');
  const [bad, good] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(status, 2);
  assert.match(bad.error, /gap=banana/);
  assert.equal(good.outcome, 'failed');
});

test('each form prints what its name says', () => {
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
