import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSource } from './ast.ts';
import { callAt } from './call-position.ts';
import { pathTo } from './tree-path.ts';

/**
 * In the source `^` marks the position that an engine reported, `|` the one of V8. Both are removed
 * before parsing.
 */
function check(marked: string): void {
  const source = marked.replace(/[\^|]/g, '');
  const reported = marked.replace('|', '').indexOf('^');
  const expected = marked.replace('^', '').indexOf('|');
  const path = pathTo(parseSource(source, 'module'), reported);
  assert.equal(callAt(source, path, reported)?.offset, expected, marked);
}

test('columns of Firefox become those of V8', () => {
  check('() => |inner^("in an arrow function")');
  check('|lib^(() => f())');
  check('agent[^"get"]|(x)');
  check('(agent.^get)|(x)');
  check('Error.^captureStackTrace?.|(x)');
  check('promise.^catch|(f)');
});

test('columns of V8 stay', () => {
  for (const source of [
    ...['a.b.|^get(x)', '|^f(1)', '|^new Agent(x)', 'f(1)|^(2)', 'a?.b?.|^(1)', 'a[0]|^()'],
    ...['agent\n  .|^get\n  (x)', '(() => 1)|^()', 'f(g(|^h()))'],
    'class A { #p; m() { this.#p|^(1) } }',
  ]) {
    check(source);
  }
});

test('a position that is not one of a call is left alone', () => {
  const source = 'object.property + 1';
  const path = pathTo(parseSource(source, 'module'), 7);
  assert.equal(callAt(source, path, 7), undefined);
});
