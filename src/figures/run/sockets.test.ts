import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, KEPT_OPEN, NEW_CONNECTION } from '../../trace/testing/runs.ts';
import { sceneOf } from './scene.ts';

const rowsOf = (trace: typeof HUNG_UP) => sceneOf(trace, 'everything').sockets;

test('a row marks where another socket begins, and names it by its port', () => {
  const { node } = rowsOf(NEW_CONNECTION);
  const others = node.filter(({ isOther }) => isOther);
  assert.equal(others.length, 1);
  assert.equal(others[0]?.forms[0], 'new socket, port 47631: connecting');
  assert.equal(node[node.indexOf(others[0]!) - 1]?.forms[0], 'destroyed');
});

test('a row does not mark a socket that is reused', () => {
  for (const trace of [HUNG_UP, KEPT_OPEN]) {
    const { node, kernel } = rowsOf(trace);
    assert.deepEqual(
      [...node, ...kernel].filter(({ isOther }) => isOther),
      [],
    );
  }
});

test('stretches follow one another without a gap, also where some were joined', () => {
  for (const trace of [HUNG_UP, KEPT_OPEN, NEW_CONNECTION]) {
    const { node, kernel } = rowsOf(trace);
    for (const row of [node, kernel]) {
      for (const [index, stretch] of row.slice(1).entries())
        assert.equal(stretch.from, row[index]?.to);
    }
  }
});
