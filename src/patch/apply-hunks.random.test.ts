/**
 * The same verdict and the same text as `git apply`, for diffs that `git diff` wrote, applied to texts that have changed
 * since.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Random } from '../lab/kernel/random.ts';
import { applyHunks } from './apply-hunks.ts';
import { parseDiff } from './unified-diff.ts';

const ROUNDS = 60;
const folder = mkdtempSync(join(tmpdir(), 'patch-'));
after(() => rmSync(folder, { recursive: true }));
const git = (...args: string[]) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
const skip = git('--version').status === 0 ? false : 'git is not here';

/** Few different lines, so that a hunk fits in several places. */
function randomText(random: Random): string {
  const count = Math.floor(random.next() * 24);
  const lines = Array.from({ length: count }, () => randomLine(random));
  return lines.join('\n') + (count === 0 || random.next() < 0.2 ? '' : '\n');
}

const randomLine = (random: Random) =>
  ['', 'a', 'b', '}', '  c();'][Math.floor(random.next() * 5)]!;

/** A text with a few lines put in, taken out or changed. */
function changed(text: string, random: Random, edits: number): string {
  const lines = text.split('\n');
  for (let edit = 0; edit < edits; edit++) {
    const at = Math.floor(random.next() * lines.length);
    lines.splice(
      at,
      random.next() < 0.6 ? 1 : 0,
      ...(random.next() < 0.7 ? [randomLine(random)] : []),
    );
  }
  return lines.join('\n');
}

test(`${ROUNDS} diffs end as git apply ends them`, { skip }, () => {
  const random = new Random(20261129);
  mkdirSync(join(folder, 'lib'));
  const file = join(folder, 'lib', 'a.js');
  let [applied, refused] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const old = randomText(random);
    const next = changed(old, random, 1 + Math.floor(random.next() * 4));
    writeFileSync(join(folder, 'old'), old);
    writeFileSync(join(folder, 'new'), next);
    const lines = git(
      'diff',
      '--no-index',
      '--no-color',
      `-U${[3, 1][round % 2]}`,
      'old',
      'new',
    ).stdout;
    if (!lines.includes('@@')) continue;
    const diff = lines.replaceAll(/^(---|\+\+\+|diff) .*$/gm, (_, head) =>
      head === 'diff'
        ? 'diff --git a/lib/a.js b/lib/a.js'
        : `${head} ${head === '---' ? 'a' : 'b'}/lib/a.js`,
    );
    const now = random.next() < 0.5 ? changed(old, random, 2) : `${randomText(random)}${old}`;
    writeFileSync(file, now);
    writeFileSync(join(folder, 'the.diff'), diff);
    const { status, stderr } = git('apply', '--whitespace=nowarn', 'the.diff');
    const [parsed] = parseDiff(diff).files;
    const { text } = applyHunks(parsed!, now);
    const what = `round ${round}\n${diff}\n--- now\n${now}\n--- git: ${stderr}`;
    assert.equal(text !== undefined, status === 0, what);
    if (text === undefined) refused++;
    else {
      applied++;
      assert.equal(text, readFileSync(file, 'utf8'), what);
    }
  }
  assert.ok(applied > 10 && refused > 10, `${applied} applied, ${refused} refused`);
});
