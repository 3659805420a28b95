import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChangeError, changeOf } from './change.ts';

const excerpt = { line: 7, lines: ['if (a)', '  b();', 'else', '  c();'], lit: new Set<number>() };

test('removed, kept and added lines are in their order', () => {
  const lines = changeOf(excerpt, { 'if (a)': ['if (a) {'], 'c();': ['  c();', '}'] });
  assert.deepEqual(
    lines.map(({ does, text, line }) => `${line ?? ''} ${does}: ${text}`),
    [
      '7 goes: if (a)',
      ' comes: if (a) {',
      '8 stays:   b();',
      '9 stays: else',
      '10 stays:   c();',
      ' comes: }',
    ],
  );
});

test('a change of a line that is not in the excerpt is refused', () => {
  assert.throws(() => changeOf(excerpt, { 'f();': [] }), ChangeError);
});
