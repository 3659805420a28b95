import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyHunks } from './apply-hunks.ts';
import { parseDiff } from './unified-diff.ts';

const TEXT = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n';
const DIFF = '--- a/lib/a.js\n+++ b/lib/a.js\n@@ -3,3 +3,3 @@\n three\n-four\n+FOUR\n five\n';

function apply(diff: string, text: string) {
  return applyHunks(parseDiff(diff).files[0]!, text);
}

test('a hunk that fits is applied at its line', () => {
  const { text, hunks } = apply(DIFF, TEXT);
  assert.equal(text, TEXT.replace('four', 'FOUR'));
  assert.deepEqual(
    hunks.map(({ hunk: _, ...result }) => result),
    [{ applied: true, line: 3, offsetLines: 0 }],
  );
});

test('a hunk that has moved is found, and says by how much', () => {
  const { text, hunks } = apply(DIFF, `zero\n${TEXT}`);
  assert.equal(text, `zero\n${TEXT.replace('four', 'FOUR')}`);
  assert.partialDeepStrictEqual(hunks[0], { applied: true, line: 4, offsetLines: 1 });
  assert.partialDeepStrictEqual(apply(DIFF, TEXT.replace('one\n', '')).hunks[0], {
    offsetLines: -1,
  });
});

test('a hunk whose context differs is refused, with the line that differs', () => {
  const { text, hunks } = apply(DIFF, TEXT.replace('five', 'FIVE'));
  assert.equal(text, undefined);
  const [hunk] = hunks;
  assert.ok(hunk && !hunk.applied);
  assert.equal(hunk.reason, 'line 5 is “FIVE”, and the diff has “five” there.');
});

test('a hunk of another text, and one that was applied before, say so', () => {
  const other = apply(DIFF, 'a\nb\n').hunks[0];
  assert.ok(other && !other.applied);
  assert.match(other.reason, /nowhere in the file.*another release/);
  const again = apply(DIFF, TEXT.replace('four', 'FOUR')).hunks[0];
  assert.ok(again && !again.applied);
  assert.match(again.reason, /has these lines already/);
});

test('one hunk that fails leaves the file without a new text, and the others with their results', () => {
  const { text, hunks } = apply(`${DIFF}@@ -7 +7 @@\n-SEVEN\n+x\n`, TEXT);
  assert.equal(text, undefined);
  assert.deepEqual(
    hunks.map(({ applied }) => applied),
    [true, false],
  );
});

test('the line break at the end of a file counts', () => {
  const end = '--- a/lib/a.js\n+++ b/lib/a.js\n@@ -2 +2 @@\n-b\n\\ No newline at end of file\n+c\n';
  assert.equal(apply(end, 'a\nb').text, 'a\nc\n');
  assert.equal(apply(end, 'a\nb\n').text, undefined);
});
