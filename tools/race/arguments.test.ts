import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCommand, UsageError } from './arguments.ts';

const QUERY = 'node=20.0.0&gap=timeout0';

test('a query is run, in the form that is asked for', () => {
  assert.deepEqual(parseCommand([QUERY]), { do: 'run', query: QUERY, format: 'text' });
  assert.deepEqual(parseCommand([QUERY, '--engine=lab', '--json']), {
    do: 'run',
    query: QUERY,
    format: 'json',
  });
  assert.deepEqual(parseCommand(['--packets', QUERY]), {
    do: 'run',
    query: QUERY,
    format: 'packets',
  });
});

test('without a query it is the bug', () => {
  assert.deepEqual(parseCommand([]), { do: 'run', query: '', format: 'text' });
});

test('--stdin is a batch, and always JSON', () => {
  assert.deepEqual(parseCommand(['--stdin']), { do: 'batch' });
  assert.deepEqual(parseCommand(['--stdin', '--json']), { do: 'batch' });
});

test('a command line that cannot be read says what would be right', () => {
  const cases: [string[], RegExp][] = [
    [['--engine=webcontainer', QUERY], /has the engine "lab" only/],
    [['--json', '--log', QUERY], /one kind of output/],
    [['--stdin', QUERY], /come from standard input/],
    [['--stdin', '--trace'], /--stdin prints JSON/],
    [['node=20.0.0', 'gap=timeout0'], /quote it/],
    [['--jsn', QUERY], /--jsn/],
  ];
  for (const [args, message] of cases) {
    assert.throws(
      () => parseCommand(args),
      (error) => {
        assert.ok(error instanceof UsageError);
        assert.match(error.message, message);
        return true;
      },
    );
  }
});
