import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storyOf } from '../../trace/reading/story.ts';
import { HUNG_UP, NEW_CONNECTION } from '../../trace/testing/runs.ts';
import { differencesFrom } from './differences.ts';
import { SAME_MOMENT_US } from './shared-clock.ts';

test('a run does not differ from itself', () => {
  assert.equal(differencesFrom(HUNG_UP, HUNG_UP, 'story').size, 0);
});

test('two runs are the same until the program does something else', () => {
  const differing = differencesFrom(HUNG_UP, NEW_CONNECTION, 'story');
  const first = storyOf(NEW_CONNECTION).findIndex(({ id }) => differing.has(id));
  const common = storyOf(NEW_CONNECTION).slice(0, first);
  assert.ok(common.some(({ id }) => id === 'fin.1'));
  assert.ok(differing.has('syn.2'));
});

test('a request with another header is a difference; the sequence numbers that change by it are not', () => {
  const longer = HUNG_UP.map((event) =>
    event.kind === 'packet' && event.from === 'server' && event.ack !== undefined
      ? { ...event, ack: event.ack + 5 }
      : event.id === 'write.1' && event.kind === 'syscall'
        ? { ...event, result: Number(event.result) + 5 }
        : event,
  );
  assert.deepEqual([...differencesFrom(HUNG_UP, longer, 'story')], ['write.1']);
});

test('events that are later by the time of one job are not a difference', () => {
  const fin = HUNG_UP.findIndex(({ id }) => id === 'fin.1');
  const later = HUNG_UP.map((event, place) =>
    place > fin ? { ...event, t: event.t + SAME_MOMENT_US } : event,
  );
  assert.equal(differencesFrom(HUNG_UP, later, 'story').size, 0);
  const muchLater = later.map((event, place) =>
    place > fin ? { ...event, t: event.t + 1 } : event,
  );
  assert.ok(differencesFrom(HUNG_UP, muchLater, 'story').has('write.2'));
});

test('a request does not differ because its call got a value later', () => {
  const answered = HUNG_UP.map((event) =>
    event.kind === 'http' && event.what === 'request' ? { ...event, calls: [1, 2] } : event,
  );
  assert.equal(differencesFrom(HUNG_UP, answered, 'story').size, 0);
});
