import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../usage.ts';
import { parseRaceCommand } from './arguments.ts';

const QUERY = 'node=20.0.0&gap=timeout0';

/** A command to run, with the defaults for what is left out. */
function run(command: object) {
  return { do: 'run', query: '', format: 'text', own: {}, runsLinkedCode: false, ...command };
}

test('a query is run, and options set the form of the output', () => {
  assert.deepEqual(parseRaceCommand([QUERY]), run({ query: QUERY }));
  assert.deepEqual(
    parseRaceCommand([QUERY, '--engine=lab', '--json']),
    run({ query: QUERY, format: 'json' }),
  );
  assert.deepEqual(
    parseRaceCommand(['--packets', QUERY]),
    run({ query: QUERY, format: 'packets' }),
  );
});

test('without a query the bug is run', () => {
  assert.deepEqual(parseRaceCommand([]), run({}));
});

test('files of the reader’s own are named by option, with any form of output', () => {
  const own = { client: 'a.mjs', server: 'b.cjs' };
  assert.deepEqual(
    parseRaceCommand(['--client', 'a.mjs', '--server=b.cjs', QUERY, '--trace']),
    run({ query: QUERY, format: 'trace', own }),
  );
  assert.deepEqual(parseRaceCommand(['--server', 'b.cjs']), run({ own: { server: 'b.cjs' } }));
});

test('a patch is named by option, and runs in the Lab only', () => {
  assert.deepEqual(
    parseRaceCommand(['--patch', 'p.diff', QUERY]),
    run({ query: QUERY, patch: 'p.diff' }),
  );
  assert.throws(() => parseRaceCommand(['--engine=real', '--patch', 'p.diff']), /in the Lab only/);
  assert.throws(
    () => parseRaceCommand(['--stdin', '--patch', 'p.diff']),
    /--patch takes one query/,
  );
});

test('linked code runs only when an option says so', () => {
  assert.deepEqual(
    parseRaceCommand(['--run-linked-code', QUERY]),
    run({ query: QUERY, runsLinkedCode: true }),
  );
  assert.deepEqual(parseRaceCommand(['--stdin', '--run-linked-code']), {
    do: 'batch',
    runsLinkedCode: true,
    isCertaintyAsked: false,
  });
});

test('--stdin is a batch, and always JSON', () => {
  const batch = { do: 'batch', runsLinkedCode: false, isCertaintyAsked: false };
  assert.deepEqual(parseRaceCommand(['--stdin']), batch);
  assert.deepEqual(parseRaceCommand(['--stdin', '--json']), batch);
  assert.deepEqual(parseRaceCommand(['--stdin', '--certain']), {
    ...batch,
    isCertaintyAsked: true,
  });
});

test('a command line that cannot be read says what would be right', () => {
  const cases: [string[], RegExp][] = [
    [['--engine=webcontainer', QUERY], /has the engine "lab" only/],
    [['--json', '--log', QUERY], /one kind of output/],
    [['--stdin', QUERY], /come from standard input/],
    [['--stdin', '--trace'], /--stdin prints JSON/],
    [['node=20.0.0', 'gap=timeout0'], /quote it/],
    [['--jsn', QUERY], /--jsn/],
    [['--stdin', '--client', 'a.mjs'], /--client takes one query/],
    [['--client'], /client.*missing|argument/],
  ];
  for (const [args, message] of cases) {
    assert.throws(
      () => parseRaceCommand(args),
      (error) => {
        assert.ok(error instanceof UsageError);
        assert.match(error.message, message);
        return true;
      },
    );
  }
});
