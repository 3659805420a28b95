import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExcerptError, excerptOf } from './excerpt.ts';

const SOURCE = ['a();', 'if (close)', '  self._last = true;', 'else', '  keep();', 'b();'].join(
  '\n',
);

test('an excerpt is found by its text, and has its line number', () => {
  const { line, lines, lit } = excerptOf(SOURCE, { from: 'if (close)', to: 'keep', lit: '_last' });
  assert.equal(line, 2);
  assert.deepEqual(lines, ['if (close)', '  self._last = true;', 'else', '  keep();']);
  assert.deepEqual([...lit], [3]);
});

test('the indentation that all lines share is left out', () => {
  const { lines } = excerptOf('  {\n    a;\n\n  }', { from: '{', to: '}' });
  assert.deepEqual(lines, ['{', '  a;', '', '}']);
});

test('an excerpt may be one line', () => {
  assert.deepEqual(excerptOf(SOURCE, { from: 'b()' }).lines, ['b();']);
});

for (const [what, options] of [
  ['a first line that is gone', { from: 'c()' }],
  ['a first line that stands twice', { from: '()' }],
  ['a last line that does not follow', { from: 'keep', to: 'a()' }],
  ['a lit line outside of the quotation', { from: 'if (close)', lit: 'keep' }],
] as const) {
  test(`${what} stops the build`, () => {
    assert.throws(() => excerptOf(SOURCE, options), ExcerptError);
  });
}

test('an excerpt that is too long is refused', () => {
  const long = ['start', ...Array.from({ length: 30 }, (_, i) => `line ${i}`), 'end'].join('\n');
  assert.throws(() => excerptOf(long, { from: 'start', to: 'end' }), /32 lines/);
});
