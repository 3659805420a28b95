import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LabRunner } from '../../src/build/lab-runner.ts';
import { readQuery } from '../../src/scenario/query.ts';
import type { Trace } from '../../src/trace/record/event.ts';
import { verdictOf } from '../../src/trace/words/verdict.ts';
import { CASES, filesOfCase } from './cases.ts';

const runner = await LabRunner.load();
const probe = readFileSync('playground/probe.mjs', 'utf8');

async function run(query: string, files: Readonly<Record<string, string>>) {
  const { node, fetch } = readQuery(query);
  const { events, exitCode } = await runner.run({
    node,
    fetch,
    files: { ...files, 'probe.mjs': probe },
  });
  return { events, verdict: verdictOf(events, exitCode) };
}

function stdoutOf(events: Trace): string {
  const printed = events
    .filter((event) => event.kind === 'output')
    .filter(({ actor, stream }) => actor === 'client' && stream === 'stdout');
  return withoutPlaces(
    printed
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );
}

/** In the Lab the frames of Node's own functions have no receivers and no lines. */
function withoutPlaces(text: string): string {
  return text.replaceAll(/at (?:\w+\.)?(\w+) \((node:\w+)(?::\d+)*\)/g, 'at $1 ($2)');
}

for (const [name, answers] of Object.entries(CASES)) {
  for (const { query, stdout, sign, headline, todo } of answers) {
    test(`${name}, ${query}: ${sign} ${headline}`, { todo: todo ?? false }, async () => {
      const { events, verdict } = await run(query, filesOfCase(name));
      assert.equal(verdict.headline, headline);
      assert.equal(verdict.failed ? '✗' : '✓', sign);
      const printed = stdoutOf(events);
      const real = stdout.map((lines) => withoutPlaces(lines.join('\n')));
      assert.ok(real.includes(printed), `prints ${printed}, a real Node ${real.join(' or ')}`);
    });
  }
}

const said = async (client: string, server = '') => {
  const { verdict } = await run('', { 'client.mjs': client, 'server.mjs': server });
  return `${verdict.failed ? '✗' : '✓'} ${verdict.headline}`;
};

test('programs that make no connection', async () => {
  const unfinished = "import fetch from 'node-fetch';\nconst answer = ;\n";
  assert.equal(
    await said(unfinished),
    "✗ The program stopped in line 2: SyntaxError: Unexpected token ';'",
  );
  assert.equal(await said(''), '✓ No connection was made');
  assert.equal(await said("console.log('hello');"), '✓ No connection was made');
});

test('after a refused connection the verdict says that the server had stopped', async () => {
  const client =
    "import fetch from 'node-fetch';\nawait fetch('http://127.0.0.1:3000/').catch(() => {});";
  const { verdict } = await run('', { 'client.mjs': client, 'server.mjs': 'const = 1;' });
  assert.equal(verdict.headline, 'Request 1: connect ECONNREFUSED 127.0.0.1:3000');
  assert.match(verdict.reasons[1] ?? '', /^server\.mjs had stopped: SyntaxError/);
});

test('the reasons name the server’s segments, even when the server is in the client’s process', async () => {
  for (const name of ['relisten', 'serverclose', 'net-server-inside']) {
    const { query } = CASES[name]?.[0] ?? { query: '' };
    const { verdict } = await run(query, filesOfCase(name));
    assert.match(
      verdict.reasons[0] ?? '',
      /after the server’s FIN had reached the client’s kernel/,
      name,
    );
  }
});

test('a side that gave up is not blamed on the server', async () => {
  const { query } = CASES['owntimeout']?.[0] ?? { query: '' };
  const { verdict } = await run(query, filesOfCase('owntimeout'));
  assert.match(
    verdict.reasons[0] ?? '',
    /^The client’s own side closed the connection, 20\d ms after/,
  );
});
