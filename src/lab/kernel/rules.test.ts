import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/*
 * The list of rules in README.md, the comments that cite them and the tests that are named after
 * them say the same thing three times. These tests keep the three equal.
 */

const HERE = new URL('./', import.meta.url);
const LAB = new URL('../', import.meta.url);

const textOf = (file: string, folder = HERE) => readFileSync(new URL(file, folder), 'utf8');

interface Rule {
  readonly number: number;
  readonly source: string;
  readonly actsIn: readonly string[];
  readonly testedIn: readonly string[];
}

/** The rows of the table. */
const RULES: readonly Rule[] = textOf('README.md')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [, number, , source, actsIn, testedIn] = line.split('|').map((cell) => cell.trim());
    return {
      number: Number(number),
      source: source ?? '',
      actsIn: actsIn?.split(', ') ?? [],
      testedIn: testedIn?.split(', ') ?? [],
    };
  });

/** Numbers of the rules that a text cites: `Rule 4: …`, `(rule 15 of the kernel)`. */
function rulesCitedIn(text: string): readonly number[] {
  return [...text.matchAll(/\brule (\d+)\b/gi)].map(([, number]) => Number(number));
}

/** TypeScript files of the Lab, without tests, as paths below src/lab. */
const SOURCES = readdirSync(LAB, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));

test('rules are numbered from 1 without a gap, and each names its source', () => {
  assert.deepEqual(
    RULES.map(({ number }) => number),
    RULES.map((_, index) => index + 1),
  );
  for (const { number, source } of RULES) assert.ok(source.length > 5, `rule ${number}`);
});

for (const { number, actsIn, testedIn } of RULES) {
  test(`rule ${number} is cited where it acts and has a test of its name`, () => {
    for (const file of actsIn) {
      assert.ok(existsSync(new URL(file, HERE)), `${file} does not exist`);
      assert.ok(rulesCitedIn(textOf(file)).includes(number), `${file} does not cite it`);
    }
    for (const file of testedIn) {
      assert.match(textOf(file), new RegExp(`test\\(\\s*'rule ${number}: `), file);
    }
  });
}

test('no comment cites a rule that is not in the list', () => {
  const known = new Set(RULES.map(({ number }) => number));
  for (const path of SOURCES) {
    for (const number of rulesCitedIn(textOf(path, LAB))) {
      assert.ok(known.has(number), `src/lab/${path} cites rule ${number}`);
    }
  }
});

test('every test that is named after a rule stands in the list', () => {
  for (const file of readdirSync(HERE).filter((name) => name.endsWith('.test.ts'))) {
    for (const [, number] of textOf(file).matchAll(/test\(\s*'rule (\d+): /g)) {
      const rule = RULES.find((each) => each.number === Number(number));
      assert.ok(rule?.testedIn.includes(file), `rule ${number} is tested in ${file}`);
    }
  }
});
