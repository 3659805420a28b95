import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { executableHere } from './release.ts';

function measure(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['tools/measure/main.ts', ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

test('a command line that cannot be read ends with exit status 2 and a sentence', () => {
  for (const [arg, sentence] of [
    ['fetch=1.0', /fetch=1\.0 is not/],
    ['--runs=none', /a whole number/],
    ['--node=24', /all three numbers/],
  ] as const) {
    const { status, stdout, stderr } = measure(arg);
    assert.equal(status, 2, arg);
    assert.match(stderr, sentence);
    assert.equal(stdout, '');
  }
});

const NODE = '20.0.0';
const skip = !executableHere(NODE) && `Node ${NODE} is not here`;

test('the default scenario fails in cold and warm processes, and the command succeeds', {
  skip,
}, () => {
  const { status, stdout } = measure('', '--cold', '--warm', '--runs=2', '--json');
  assert.equal(status, 0);
  const { date, cells } = JSON.parse(stdout);
  assert.match(date, /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual(
    cells.map(({ node, process, answered, runs }: Record<string, unknown>) => [
      node,
      process,
      answered,
      runs,
    ]),
    [
      [NODE, 'cold', 0, 2],
      [NODE, 'warm', 0, 2],
    ],
  );
  for (const { errors } of cells) assert.match(errors[0].text, /socket hang up$/);
});
