import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../src/command-line/usage.ts';
import { QueryError } from '../../src/scenario/query.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import { parseMeasureCommand } from './arguments.ts';

function parsed(...args: string[]) {
  const command = parseMeasureCommand(args);
  assert.equal(command.do, 'measure');
  return command as Extract<typeof command, { do: 'measure' }>;
}

test('a query alone is 20 cold runs on its own release', () => {
  assert.deepEqual(parsed('node=26.12.1&fin=2ms'), {
    do: 'measure',
    query: 'node=26.12.1&fin=2ms',
    scenario: { ...DEFAULTS, node: '26.12.1', fin: '2ms' },
    releases: ['26.12.1'],
    processes: ['cold'],
    runs: 20,
    json: false,
  });
  assert.deepEqual(parsed().scenario, DEFAULTS);
});

test('options set releases, processes and runs', () => {
  const command = parsed(
    '',
    '--node',
    'v24.22.3, 25.9.0,24.22.3',
    '--warm',
    '--runs',
    '60',
    '--json',
  );
  assert.deepEqual(command.releases, ['24.22.3', '25.9.0']);
  assert.deepEqual(command.processes, ['warm']);
  assert.equal(command.runs, 60);
  assert.equal(command.json, true);
  assert.deepEqual(parsed('', '--warm', '--cold').processes, ['cold', 'warm']);
});

test('the query may name a release that readers cannot pick', () => {
  const { releases, scenario } = parsed('node=v25.9.0&gap=timeout0+busy5');
  assert.deepEqual(releases, ['25.9.0']);
  assert.deepEqual(scenario, { ...DEFAULTS, gap: 'timeout0+busy5' });
  assert.throws(() => parseMeasureCommand(['node=25']), QueryError);
});

test('an error names the part that cannot be read', () => {
  const refused = [
    [['--node', '24'], /“24” is no release/],
    [['--node', '24.22.3,'], /“” is no release/],
    [['--runs', '0'], /--runs 0: a whole number from 1/],
    [['--runs', '2.5'], /--runs 2\.5/],
    [['--runs', '1001'], /to 1000/],
    [['--tepid'], /tepid/],
    [['a=1', 'b=2'], /One query at a time/],
  ] as const;
  for (const [args, message] of refused) {
    assert.throws(
      () => parseMeasureCommand(args),
      (error) => error instanceof UsageError && message.test(error.message),
      args.join(' '),
    );
  }
  assert.throws(() => parseMeasureCommand(['fetch=1.0']), QueryError);
});

test('--help is a command of its own', () => {
  assert.deepEqual(parseMeasureCommand(['--help']), { do: 'help' });
  assert.deepEqual(parseMeasureCommand(['-h', 'fin=2ms']), { do: 'help' });
});
