import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PatchError } from './patch-error.ts';
import { parseDiff } from './unified-diff.ts';

const HEAD = '--- a/lib/net.js\n+++ b/lib/net.js\n';
const HUNK = '@@ -1,2 +1,2 @@\n-a\n+b\n c\n';

test('a diff of git is read: files, hunks, sections, lines', () => {
  const { files, notes } = parseDiff(
    `From 1234\nSubject: net: say b\n\n diff --git a/lib/net.js b/lib/net.js\nindex 12..34 100644\n${HEAD}` +
      '@@ -3,3 +3,4 @@ function f() {\n a\n-b\n+c\n+d\n e\n@@ -9 +10 @@\n-x\n\\ No newline at end of file\n+y\n-- \n2.43.0\n',
  );
  assert.deepEqual(notes, []);
  assert.equal(files.length, 1);
  const [{ path, id, hunks }] = files as [(typeof files)[number]];
  assert.deepEqual([path, id], ['lib/net.js', 'net']);
  assert.deepEqual(
    hunks.map(({ number, oldStart, newStart, section }) => [number, oldStart, newStart, section]),
    [
      [1, 3, 3, 'function f() {'],
      [2, 9, 10, ''],
    ],
  );
  assert.deepEqual(
    hunks[0]?.lines.map(({ kind, text }) => `${kind[0]} ${text}`),
    ['c a', 'r b', 'a c', 'a d', 'c e'],
  );
  assert.deepEqual(hunks[1]?.lines, [
    { kind: 'removed', text: 'x', endsFile: true },
    { kind: 'added', text: 'y', endsFile: false },
  ]);
});

test('an empty line is an empty line of context', () => {
  const { files } = parseDiff(`${HEAD}@@ -1,3 +1,3 @@\n a\n\n-b\n+c\n`);
  assert.deepEqual(files[0]?.hunks[0]?.lines[1], { kind: 'context', text: '', endsFile: false });
});

test('lines that end as on Windows are read, and a note says so', () => {
  const { files, notes } = parseDiff((HEAD + HUNK).replaceAll('\n', '\r\n'));
  assert.equal(files[0]?.hunks[0]?.lines[0]?.text, 'a');
  assert.match(notes.join(), /CRLF/);
});

for (const prefix of ['a/', 'i/', '']) {
  test(`a path may begin with “${prefix}”`, () => {
    const { files } = parseDiff(
      `--- ${prefix}lib/internal/a.js\n+++ ${prefix}lib/internal/a.js\n${HUNK}`,
    );
    assert.equal(files[0]?.id, 'internal/a');
  });
}

const git = (lines: string) => `diff --git a/lib/a.js b/lib/b.js\n${lines}\n`;

for (const [what, text, message] of [
  ['no diff', 'hello', /no unified diff/],
  ['nothing', '', /no unified diff/],
  [
    'a path outside of lib/',
    `--- a/src/net.cc\n+++ b/src/net.cc\n${HUNK}`,
    /src\/net\.cc is no file of Node’s lib/,
  ],
  [
    'a test',
    `--- a/test/parallel/a.js\n+++ b/test/parallel/a.js\n${HUNK}`,
    /test\/parallel\/a\.js is no file/,
  ],
  [
    'a path that leaves lib/',
    `--- a/lib/../x.js\n+++ b/lib/../x.js\n${HUNK}`,
    /is no file of Node’s lib/,
  ],
  [
    'a new file',
    `--- /dev/null\n+++ b/lib/a.js\n@@ -0,0 +1 @@\n+a\n`,
    /lib\/a\.js.*makes a new file/,
  ],
  ['a new file, as git says it', git('new file mode 100644'), /lib\/b\.js.*makes a new file/],
  [
    'a deleted file',
    `--- a/lib/a.js\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n`,
    /lib\/a\.js.*deletes a file/,
  ],
  ['a rename', git('similarity index 90%\nrename from lib/a.js'), /lib\/b\.js.*renames a file/],
  ['a rename without a word of git', `--- a/lib/a.js\n+++ b/lib/b.js\n${HUNK}`, /renames a file/],
  ['a mode', git('old mode 100644'), /changes the mode/],
  ['a binary file', git('Binary files a/lib/a.js and b/lib/b.js differ'), /changes a binary file/],
  ['a binary patch', git('GIT binary patch'), /changes a binary file/],
  ['a hunk of no file', HUNK, /no file is named before it/],
  ['a file without a hunk', HEAD, /lib\/net\.js: no hunk follows/],
  ['a hunk that ends early', `${HEAD}@@ -1,3 +1,3 @@\n-a\n+b\n c\n`, /hunk 1 .*ends in the middle/],
  ['a hunk that goes on', `${HEAD}@@ -1,1 +1,1 @@\n-a\n+b\n c\n`, /hunk 1 .*more follow/],
  [
    'a hunk with other counts',
    `${HEAD}@@ -1,1 +1,2 @@\n-a\n-b\n+c\n`,
    /hunk 1 .*promises 1 old and 2 new/,
  ],
  ['a hunk with a strange line', `${HEAD}@@ -1,2 +1,2 @@\n-a\nb\n c\n`, /begins with neither/],
  ['a hunk that changes nothing', `${HEAD}@@ -1,1 +1,1 @@\n a\n`, /changes nothing/],
  ['a file that is there twice', HEAD + HUNK + HEAD + HUNK, /lib\/net\.js is in this diff twice/],
  ['a text that is too long', 'x'.repeat(200_001), /longer than/],
] as const) {
  test(`${what} is refused by name`, () => {
    assert.throws(
      () => parseDiff(text),
      (error) => {
        assert.ok(error instanceof PatchError, String(error));
        assert.match(error.message, message);
        return true;
      },
    );
  });
}
