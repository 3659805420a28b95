import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS } from '../../src/scenario/presets.ts';
import { programOf } from '../../src/scenario/program.ts';
import { DEFAULTS, type Scenario } from '../../src/scenario/scenario.ts';
import { RealNode } from '../conformance/real-node.ts';
import { outcomesOf } from './outcome.ts';
import { executableHere } from './release.ts';
import { repeatedClient } from './warm-client.ts';

function warmClient(scenario: Scenario, repetitions: number): string {
  return repeatedClient(programOf(scenario).files['client.mjs'], repetitions);
}

test('the client’s own lines stay as they are, in their order', () => {
  for (const { id, scenario } of PRESETS) {
    const own = programOf(scenario).files['client.mjs'].trimEnd().split('\n');
    const warm = warmClient(scenario, 3).split('\n');
    let at = 0;
    for (const line of own) {
      at = warm.indexOf(line, at);
      assert.notEqual(at, -1, `${id}: ${line}`);
      at += 1;
    }
  }
});

test('only the requests are repeated', () => {
  const text = warmClient({ ...DEFAULTS, fix: 'free-listener', gap: 'busy5' }, 3);
  const once = text.indexOf('async function requestsOnce() {');
  assert.ok(text.indexOf('prependListener') < once);
  assert.ok(text.indexOf('const url') < once);
  assert.ok(text.indexOf('function block') > text.indexOf('process.exitCode = 1;\n}\n}'));
  assert.match(text, /repetition < 3;/);
});

test('the pool of every agent is emptied', () => {
  const pools = (turned: Partial<typeof DEFAULTS>) =>
    /^const pools = \[(.*)\];$/m.exec(warmClient({ ...DEFAULTS, ...turned }, 1))?.[1];
  assert.equal(pools({}), 'nodeHttp.globalAgent, nodeHttps.globalAgent');
  assert.equal(
    pools({ agent: 'keepalive' }),
    'nodeHttp.globalAgent, nodeHttps.globalAgent, httpAgent, httpsAgent',
  );
  assert.equal(
    pools({ agent: 'new', fetch: 'http' }),
    'nodeHttp.globalAgent, nodeHttps.globalAgent, agent',
  );
});

const NODE = '20.0.0';
const executable = executableHere(NODE);
const skip = !executable && `Node ${NODE} is not here`;

/** Stays open, so without emptying the pools all repetitions would share a connection. Answers with its number. */
const NUMBERED_CONNECTIONS = `
import net from 'node:net';
let connections = 0;
net.createServer((socket) => {
  const body = JSON.stringify({ connection: ++connections });
  socket.on('data', () => socket.write('HTTP/1.1 200 OK\\r\\nContent-Length: ' + body.length + '\\r\\n\\r\\n' + body));
}).listen(3000, '127.0.0.1');
`;

test('on real Node each repetition starts with an empty pool', { skip }, async () => {
  const real = await RealNode.start(NODE, NUMBERED_CONNECTIONS, executable);
  try {
    for (const agent of ['default', 'keepalive'] as const) {
      const client = warmClient({ ...DEFAULTS, fetch: '2.7.0', agent }, 3);
      const { lines } = await real.run({ title: '', client, fetch: '2.7.0', nodeDebug: '' });
      const connections = lines.flatMap((line) => /connection: (\d+)/.exec(line)?.[1] ?? []);
      assert.equal(connections.length, 6, lines.join('\n'));
      const [a, b, c, d, e, f] = connections;
      assert.deepEqual([a, c, e], [b, d, f], 'both requests of a repetition on one connection');
      assert.equal(new Set(connections).size, 3, 'each repetition on another');
    }
  } finally {
    await real.close();
  }
});

test('on real Node every repetition has the bug', { skip }, async () => {
  const real = await RealNode.start(NODE, programOf(DEFAULTS).files['server.mjs'], executable);
  try {
    const client = warmClient(DEFAULTS, 3);
    const transcript = await real.run({ title: '', client, fetch: '2.6.12', nodeDebug: '' });
    const outcomes = outcomesOf(transcript);
    assert.deepEqual(
      outcomes.map(({ answered }) => answered),
      [false, false, false],
    );
    assert.match(outcomes[0]!.errors.join(), /^FetchError ECONNRESET .* socket hang up$/);
  } finally {
    await real.close();
  }
});

/** With the wait, undici has put the connection back into its pool before the second request. */
const FETCH_TWICE = `const url = 'http://127.0.0.1:3000';

try {
  const first = await fetch(url);
  console.log(first.status, await first.json());
  await new Promise((resolve) => setTimeout(resolve, 20));
  const second = await fetch(url);
  console.log(second.status, await second.json());
} catch (error) {
  console.error(error.cause ?? error);
  process.exitCode = 1;
}
`;

for (const version of ['20.0.0', '24.22.3', '26.12.1']) {
  const fetching = executableHere(version);
  test(`on real Node ${version} the built-in fetch starts each repetition with an empty pool, too`, {
    skip: !fetching && `Node ${version} is not here`,
  }, async () => {
    const real = await RealNode.start(version, NUMBERED_CONNECTIONS, fetching);
    try {
      const client = repeatedClient(FETCH_TWICE, 3);
      const { lines } = await real.run({ title: '', client, fetch: undefined, nodeDebug: '' });
      const connections = lines.flatMap((line) => /connection: (\d+)/.exec(line)?.[1] ?? []);
      const [a, b, c, d, e, f] = connections;
      assert.deepEqual([a, c, e], [b, d, f], lines.join('\n'));
      assert.equal(new Set(connections).size, 3, lines.join('\n'));
    } finally {
      await real.close();
    }
  });
}
