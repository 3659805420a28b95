import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { LabRunner, labRunOf } from '../../build/lab-runner.ts';
import { readQuery } from '../../scenario/query.ts';
import type { Trace } from '../../trace/record/event.ts';
import type { Shape } from '../svg.ts';
import { picture } from './picture.ts';
import { sceneOf } from './scene.ts';
import { summaryOf } from './summary.ts';
import { lanePlaces } from './wide/lane-places.ts';

const runs = new Map<string, Trace>();
const QUERIES = ['node=24.22.3', 'node=24.22.3&fin=2ms', 'node=24.21.0'] as const;

before(async () => {
  const lab = await LabRunner.load();
  for (const query of QUERIES) runs.set(query, (await lab.run(labRunOf(readQuery(query)))).events);
});

const sceneFor = (query: (typeof QUERIES)[number]) => sceneOf(runs.get(query) ?? [], 'story');

test('a look has what it found, and a release that does not look has no looks', () => {
  const found = (query: (typeof QUERIES)[number]) =>
    sceneFor(query).looks.map((each) => each.found);
  assert.deepEqual(found('node=24.22.3'), ['fin']);
  assert.deepEqual(found('node=24.22.3&fin=2ms'), ['nothing']);
  assert.deepEqual(found('node=24.21.0'), []);
});

test('a look that found the FIN ends the race window; a look that found nothing comes before the window', () => {
  const { looks, window } = sceneFor('node=24.22.3');
  assert.equal(looks[0]?.place, window?.to);
  const late = sceneFor('node=24.22.3&fin=2ms');
  assert.ok((late.looks[0]?.place ?? Infinity) < (late.window?.from ?? 0));
});

test('the stem stands at the step of the look and reaches through both rows of the socket', () => {
  const scene = sceneFor('node=24.22.3');
  const { root, steps } = picture(scene, { width: 1088, name: 'p' });
  const mark = find(root, 'look-peek.1');
  const along = steps.find(({ id }) => id === 'peek.1')?.along;
  assert.equal(mark?.attributes['transform'], `translate(${Math.round((along ?? 0) * 10) / 10} 0)`);
  const y = lanePlaces(false);
  const stem = mark?.children.find(isShape('look-stem'));
  assert.ok(Number(stem?.attributes['y1']) < y.jsEnd, 'begins in the turn');
  assert.ok(Number(stem?.attributes['y2']) > y.node + y.busPx, 'passes what Node believes');
  assert.ok(Number(stem?.attributes['y2']) > y.kernel, 'ends in what the kernel knows');
});

test('the square of a look has a shape for what was found, so that colour is not needed', () => {
  for (const width of [1088, 336]) {
    const inside = (query: (typeof QUERIES)[number]) => {
      const { root } = picture(sceneFor(query), { width, name: 'p' });
      const [sign] = find(root, 'look-sign-peek.1')?.children ?? [];
      return typeof sign === 'object' ? sign.children.length : 0;
    };
    assert.equal(inside('node=24.22.3'), 2, 'square and bar');
    assert.equal(inside('node=24.22.3&fin=2ms'), 1, 'an empty square');
  }
});

test('the picture in words says what the look found', () => {
  assert.match(summaryOf(runs.get('node=24.22.3') ?? []), /asks the kernel, and finds the FIN\./);
  assert.match(
    summaryOf(runs.get('node=24.22.3&fin=2ms') ?? []),
    /asks the kernel, and finds nothing\./,
  );
  assert.doesNotMatch(summaryOf(runs.get('node=24.21.0') ?? []), /asks the kernel/);
});

function find(shape: Shape, key: string): Shape | undefined {
  if (shape.key === key) return shape;
  for (const child of shape.children) {
    const found = typeof child === 'string' ? undefined : find(child, key);
    if (found) return found;
  }
  return undefined;
}

function isShape(className: string) {
  return (child: Shape | string): child is Shape =>
    typeof child !== 'string' && child.attributes['class'] === className;
}
