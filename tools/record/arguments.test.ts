import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../src/command-line/usage.ts';
import { parseRecordCommand } from './arguments.ts';
import { RECORD_PLANS } from './plans/index.ts';

function record(...args: string[]) {
  const command = parseRecordCommand(args);
  assert.equal(command.do, 'record');
  return command as Extract<typeof command, { do: 'record' }>;
}

test('the whole record goes where the site reads it', () => {
  const { plans, quick, fresh, out, line } = record();
  assert.deepEqual(plans, RECORD_PLANS);
  assert.deepEqual([quick, fresh, out], [false, false, 'src/recordings/data']);
  assert.equal(line, 'npm run -s record');
});

test('a part of it goes there only when the folder is named', () => {
  assert.equal(record('--quick').out, '.cache/record/quick');
  assert.equal(record('--plan', 'fin').out, '.cache/record/part');
  assert.equal(record('--plan', 'fin', '--quick').out, '.cache/record/quick');
  assert.equal(record('--quick', '--out', 'src/recordings/data').out, 'src/recordings/data');
});

test('plans come in the order of the record', () => {
  const { plans, line } = record('--plan', 'tls, releases,tls');
  assert.deepEqual(
    plans.map(({ id }) => id),
    ['releases', 'tls'],
  );
  assert.equal(line, 'npm run -s record -- --plan tls, releases,tls');
});

test('some plans and the whole record share a journal; a small one, and one in another folder, have their own', () => {
  const { journal } = record();
  assert.equal(record('--plan', 'fin').journal, journal);
  assert.equal(record('--fresh').journal, journal);
  const others = [record('--quick'), record('--out', 'a'), record('--out', 'b')];
  assert.equal(new Set([journal, ...others.map((each) => each.journal)]).size, 4);
});

test('an error names what cannot be read, and what there is', () => {
  for (const [args, message] of [
    [['--plan', 'fins'], /“fins” is no plan\. There are durations, waits, releases, fin,/],
    [['--plan', 'fin,'], /“” is no plan/],
    [['--slow'], /slow/],
    [['fin'], /fin/],
    [['--out='], /name the folder/],
  ] as const) {
    assert.throws(
      () => parseRecordCommand(args),
      (error) => error instanceof UsageError && message.test(error.message),
      args.join(' '),
    );
  }
});

test('--help and --list are commands of their own', () => {
  assert.deepEqual(parseRecordCommand(['-h', '--quick']), { do: 'help' });
  assert.deepEqual(parseRecordCommand(['--list']), { do: 'list' });
});
