import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRESETS } from '../../src/scenario/presets.ts';
import { programOf } from '../../src/scenario/program.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import { RealNode } from '../conformance/real-node.ts';
import { outcomesOf } from './outcome.ts';
import { executableHere } from './release.ts';
import { warmClient } from './warm-client.ts';

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
    /for \(const pool of \[(.*)\]\)/.exec(warmClient({ ...DEFAULTS, ...turned }, 1))?.[1];
  assert.equal(pools({}), 'nodeHttp.globalAgent');
  assert.equal(pools({ agent: 'keepalive' }), 'nodeHttp.globalAgent, httpAgent, httpsAgent');
  assert.equal(pools({ agent: 'new', fetch: 'http' }), 'nodeHttp.globalAgent, agent');
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
