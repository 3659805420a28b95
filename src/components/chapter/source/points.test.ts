import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storyOf } from '../../../trace/story.ts';
import { HUNG_UP, NEW_CONNECTION } from '../../../trace/testing/runs.ts';
import { pointsAt } from './points.ts';

function passed(trace: typeof HUNG_UP): Record<string, string> {
  const points = storyOf(trace).map((event) => [event.id, pointsAt(event, trace).join(' ')]);
  return Object.fromEntries(points);
}

test('the run that fails passes through the lines that decide it', () => {
  const { 'write.1': write, 'pooled.1': pooled, ...rest } = passed(HUNG_UP);
  assert.equal(write, 'header-close written');
  assert.equal(pooled, 'pooled offered');
  assert.equal(rest['request.2'], 'lookup asked');
  assert.equal(rest['reuse.2'], 'reused');
  assert.equal(rest['read.2'], 'end-read');
  assert.equal(rest['error.2'], 'hung-up');
});

test('while a segment arrives no line of Node runs', () => {
  const points = passed(HUNG_UP);
  assert.equal(points['fin.1'], '');
  assert.equal(points['rst.1'], '');
});

test('a run that opens another connection passes through another line', () => {
  assert.ok(Object.values(passed(NEW_CONNECTION)).includes('opened'));
  assert.ok(!Object.values(passed(NEW_CONNECTION)).includes('reused'));
});
