import assert from 'node:assert/strict';
import test from 'node:test';
import { RELEASES, releasePart } from '../testing.ts';
import { expressionFrom, expressionInLine } from './assert-expression.ts';

test('the call at a column of a line, with the object that it is a member of', () => {
  const shown = (line: string, at: string) => expressionInLine(line, line.indexOf(at));
  assert.equal(shown('if (a) assert.ok(b(c), 1); d();', 'ok'), 'assert.ok(b(c), 1)');
  assert.equal(shown("assert['ok'](value);", "'ok'"), "assert['ok'](value)");
  assert.equal(shown('x; assert(value)', 'assert'), 'assert(value)');
  assert.equal(shown('assert(', 'assert'), 'assert(', 'the rest is on other lines');
});

test('the call at an offset of a text, over several lines, without its indentation', () => {
  const text = '    assert(a &&\n      b);\nnever(';
  assert.equal(expressionFrom(text, 4), 'assert(a &&\n    b)');
  assert.equal(expressionFrom('assert(await x);', 0), undefined);
});

test('every release that reads the file itself is led to the text that the Lab has', () => {
  for (const version of RELEASES) {
    const { natives } = releasePart(version, 'more');
    const texts = [natives['assert'], natives['internal/assert/utils'] ?? ''].join('\n');
    const asks = texts.includes('getErrorSourceExpression');
    const reads = texts.includes(
      'overrideStackTrace.set(err,(_,stack)=>stack);const call=err.stack[0];',
    );
    assert.notEqual(asks, reads, version);
  }
});
