import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { LabRunner, labRunOf } from '../../build/lab-runner.ts';
import { readQuery } from '../../scenario/query.ts';
import type { Trace } from '../../trace/record/event.ts';
import { boxOf, overlap } from '../labels.ts';
import { picture } from './picture.ts';
import { sceneOf } from './scene.ts';

/** The Lab runs these, because made-up traces may lack what real runs have. */
const QUERIES = [
  '',
  'gap=nexttick',
  'gap=immediate',
  'gap=immediate2',
  'gap=timeout0',
  'gap=timeout5',
  'gap=busy20',
  'gap=timeout0&fin=5ms',
  'fin=50ms',
  'close=rst',
  'close=half',
  'requests=4',
  'body=200000',
  'fix=retry',
  'node=18.20.8',
  'node=24.22.3',
  'node=24.22.3&fin=2ms',
  'node=24.22.3&requests=4',
  'fetch=2.7.0',
  'fetch=http',
  'server=echo-close',
  'server=keep-open',
];
const runs = new Map<string, Trace>();

before(async () => {
  const lab = await LabRunner.load();
  for (const query of QUERIES) runs.set(query, (await lab.run(labRunOf(readQuery(query)))).events);
});

for (const width of [1088, 720, 336]) {
  test(`no label covers another in any run, ${width} px wide`, () => {
    for (const [query, trace] of runs) {
      for (const level of ['story', 'machinery', 'everything'] as const) {
        const scene = sceneOf(trace, level);
        const at = scene.steps[Math.floor(scene.steps.length / 2)]?.id;
        const { labels } = picture(scene, { width, name: 'p', at });
        const hits = labels.flatMap((one, index) =>
          labels.slice(index + 1).flatMap((other) => {
            return overlap(boxOf(one), boxOf(other)) ? [`${one.text} / ${other.text}`] : [];
          }),
        );
        assert.deepEqual(hits, [], `${query}, ${level}`);
      }
    }
  });
}

test('no two steps of a level are drawn at the same pixel, and time never runs back', () => {
  for (const [query, trace] of runs) {
    const { steps, width } = picture(sceneOf(trace, 'story'), { width: 1088, name: 'p' });
    for (const [index, { along }] of steps.entries()) {
      assert.ok(along > (steps[index - 1]?.along ?? 0), `${query}, step ${index}`);
      assert.ok(along < width, `${query}, step ${index}`);
    }
  }
});

test('a write that fails is in the race window, a write that is answered is not', () => {
  const isInside = (query: string) => {
    const { window, focusedCall: decision } = sceneOf(runs.get(query) ?? [], 'story');
    return window && decision && window.from < decision.written && decision.written <= window.to;
  };
  assert.equal(isInside(''), true);
  assert.equal(isInside('gap=immediate'), true);
  assert.equal(isInside('gap=timeout0'), false);
  assert.equal(
    isInside('node=18.20.8'),
    undefined,
    'nobody can lend that socket: no window is drawn',
  );
});
