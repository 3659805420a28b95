import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Trace, Unnamed } from '../../trace/record/event.ts';
import { nameEvents } from '../../trace/record/name-events.ts';
import { asks, call, http, phase } from '../../trace/testing/build.ts';
import { HUNG_UP } from '../../trace/testing/runs.ts';
import type { Shape } from '../svg.ts';
import { picture } from './picture.ts';
import { sceneOf } from './scene.ts';
import { summaryOf } from './summary.ts';

/** Ten requests, a millisecond apart. Every second one fails. */
const TEN: Trace = nameEvents([
  phase(0, 'main', 0),
  ...Array.from({ length: 10 }, (_, index): Unnamed[] => {
    const request = index + 1;
    const t = request * 1_000;
    const error = { name: 'Error', message: 'socket hang up' };
    return [
      ...asks(t, request, request),
      call(t + 100, 'write', 172, { conn: request }),
      request % 2
        ? http(t + 500, { what: 'response', request, status: 200 })
        : http(t + 500, { what: 'error', request, error }),
    ];
  }).flat(),
]);

function classesIn({ attributes, children }: Shape): string[] {
  return [
    ...(attributes['class'] ? [attributes['class']] : []),
    ...children.flatMap((child) => (typeof child === 'string' ? [] : classesIn(child))),
  ];
}

test('every failed request has its disc, wide and tall', () => {
  assert.deepEqual(
    sceneOf(TEN, 'story').otherFailures.map(({ number }) => number),
    [4, 6, 8, 10],
  );
  for (const width of [1088, 360]) {
    const { root } = picture(sceneOf(TEN, 'story'), { width, name: 'ten' });
    const discs = classesIn(root).filter((name) => name === 'fate failed');
    assert.equal(discs.length, 5, `${width} px`);
  }
  assert.match(summaryOf(TEN), /Requests 4, 6, 8 and 10 fail as well\.$/);
});

test('a run with one failure has no others', () => {
  assert.deepEqual(sceneOf(HUNG_UP, 'story').otherFailures, []);
  assert.doesNotMatch(summaryOf(HUNG_UP), /as well/);
});

test('the picture of an empty run says that it is empty, not that the engine shows too little', () => {
  const texts = (trace: Trace) =>
    JSON.stringify(picture(sceneOf(trace, 'story'), { width: 1088, name: 'p' }).root);
  assert.match(texts([]), /No run yet/);
  const quiet = nameEvents([phase(0, 'main', 0), { kind: 'exit', t: 9, actor: 'client', code: 0 }]);
  assert.match(texts(quiet), /No connection was made/);
  for (const trace of [[], quiet]) assert.doesNotMatch(texts(trace), /This engine does not show/);
});
