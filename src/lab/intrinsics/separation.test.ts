import assert from 'node:assert/strict';
import test from 'node:test';
import { createBatch } from '../batch.ts';
import type { LabOutput } from '../lab-output.ts';
import {
  eventsOfKind,
  llhttpOf,
  nodeFetch,
  printed,
  release,
  runClient,
  SILENT_CLOSE,
  TWO_REQUESTS,
} from '../testing.ts';

const printedBy = ({ events }: LabOutput, actor: string) =>
  eventsOfKind(events, 'output')
    .filter((event) => event.actor === actor)
    .map(({ text }) => text)
    .join('');

const limitOf = ({ events }: LabOutput) => eventsOfKind(events, 'limit')[0]?.message;

test('what one process adds to the built-ins the other does not see', () => {
  const look = "console.log([].mine, Object.keys({}).length, Map.mine, 'x'.shout?.()); ";
  const run = runClient(
    `import http from 'node:http';
    Array.prototype.mine = 'client'; Map.mine = 1;
    Object.defineProperty(String.prototype, 'shout', { value() { return this + '!'; }, configurable: true });
    ${look}
    http.get('http://127.0.0.1:3000/', (response) => response.on('end', () => { ${look} }).resume());`,
    {
      server: `import http from 'node:http'; Array.prototype.mine = 'server';
      http.createServer((request, response) => { ${look} response.end(String([].mine)); }).listen(3000);`,
    },
  );
  assert.equal(printedBy(run, 'client'), 'client 0 1 x!\nclient 0 1 x!\n');
  assert.equal(printedBy(run, 'server'), 'server 0 undefined undefined\n');
  assert.equal('mine' in Array.prototype, false, 'and nothing is left');
});

test('a change in a later callback is kept apart, too', () => {
  const run = runClient(
    `import net from 'node:net';
    setTimeout(() => {
      Array.prototype.late = 1;
      net.connect(3000, '127.0.0.1').on('data', (data) => { console.log(String(data), [].late); process.exit(); });
    }, 5);`,
    {
      server: `import net from 'node:net';
      net.createServer((socket) => socket.write(String([].late))).listen(3000);`,
    },
  );
  assert.equal(printed(run), 'undefined 1\n');
});

for (const poison of [
  "Object.prototype.foo = 'bar';",
  'Object.prototype.busy = 5; Object.prototype.block = 7;',
  "Object.prototype.toJSON = () => 'forged';",
  'Error.stackTraceLimit = 0;',
  'BigInt.prototype.toJSON = String; Array.prototype.last = function () { return this.at(-1); };',
]) {
  test(`the requests end as without it: ${poison}`, () => {
    const run = runClient(poison + TWO_REQUESTS, {
      server: SILENT_CLOSE,
      packages: [nodeFetch('2.6.12')],
    });
    assert.match(printed(run), /^\/1 200 ok\n\/2 ECONNRESET .*socket hang up\n$/);
    assert.equal(run.exitCode, 1);
  });
}

for (const [poison, named] of [
  ['Array.prototype.push = () => 0;', 'Array.prototype.push'],
  ['delete Map.prototype.get;', 'Map.prototype.get'],
  [
    'Object.getPrototypeOf([][Symbol.iterator]()).next = () => { throw 1; };',
    '%ArrayIteratorPrototype%.next',
  ],
  ['Array.prototype[Symbol.iterator] = 5;', 'Array.prototype[Symbol.iterator]'],
  ['Object.setPrototypeOf(Array.prototype, {});', 'Array.prototype'],
  ['Object.prototype.get = 5;', 'Object.prototype.get'],
] as const) {
  test(`a change of ${named} is said instead of an answer`, () => {
    const run = runClient(`${poison}\nsetTimeout(() => console.log('done'), 1);`);
    const message = `The program changed ${named}, on which the Lab runs: its answer is not Node’s.`;
    assert.equal(limitOf(run), message);
    assert.deepEqual([run.events.length, run.exitCode], [1, undefined]);
    assert.equal(printed(runClient("console.log(new Map([[1, 'after']]).get(1));")), 'after\n');
  });
}

test('a batch gives the answer of a fresh pair, and the next run has the built-ins of the first', () => {
  const batch = createBatch(release('20.0.0'), llhttpOf('20.0.0'));
  const run = (client: string) =>
    batch.run({ files: { 'client.mjs': client, 'server.mjs': '' }, packages: [] });
  assert.equal(printed(run('Array.prototype.mine = 1; console.log([].mine);')), '1\n');
  assert.equal(printed(run('console.log([].mine);')), 'undefined\n');
  assert.match(limitOf(run('JSON.parse = 5;')) ?? '', /JSON\.parse/);
  assert.equal(printed(run("console.log(JSON.parse('[1]')[0]);")), '1\n');
});
