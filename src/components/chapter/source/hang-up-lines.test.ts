import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hangUpLine } from './hang-up-lines.ts';

const SOURCE = `function socketCloseListener() {
  if (res) return;
  req.emit('error', connResetException('socket hang up'));
}

function socketOnEnd() {
  // a comment
  req.emit('error', connResetException('socket hang up'));
}

function other() {
  return 'socket hang up';
}
`;

test('each function has its own line', () => {
  assert.equal(hangUpLine(SOURCE, 'socketCloseListener'), 3);
  assert.equal(hangUpLine(SOURCE, 'socketOnEnd'), 8);
});

test('the line of the next function is not taken for a function without one', () => {
  const silent = SOURCE.replace("  req.emit('error', connResetException('socket hang up'));", '');
  assert.throws(() => hangUpLine(silent, 'socketCloseListener'), /socketCloseListener does not/);
  assert.throws(() => hangUpLine(SOURCE, 'socketOnData'), /socketOnData does not/);
});
