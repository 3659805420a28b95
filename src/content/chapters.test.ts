import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const CHAPTERS = globSync('src/content/chapters/*.mdx').map(
  (file) => [file, readFileSync(file, 'utf8')] as const,
);

test('the chapters are numbered from 1, each number once', () => {
  const numbers = CHAPTERS.map(([, text]) => Number(/^number: (\d+)$/m.exec(text)?.[1]));
  assert.deepEqual(
    numbers.sort((a, b) => a - b),
    CHAPTERS.map((_, index) => index + 1),
  );
});

test('a chapter has what CONTRIBUTING.md asks for: a picture, one question, one list of evidence', () => {
  for (const [file, text] of CHAPTERS) {
    assert.match(text, /<(Figure|Compare)\s/, file);
    for (const tag of ['<Question ', '<Evidence']) {
      assert.equal(text.split(tag).length - 1, 1, `${tag} in ${file}`);
    }
  }
});
