import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { LabRunner, labRunOf } from '../../build/lab-runner.ts';
import { readQuery } from '../../scenario/query.ts';
import { clockOf } from './clock.ts';
import { frozenPositions, timeAtPixel } from './frozen-clock.ts';
import { type Scene, sceneOf } from './scene.ts';

const SPAN = 900;
const QUERIES = [
  '',
  'fin=0.5ms',
  'fin=5ms',
  'fin=50ms',
  'gap=timeout0',
  'gap=timeout5',
  'close=rst',
];
const scenes = new Map<string, Scene>();

before(async () => {
  const lab = await LabRunner.load();
  for (const query of QUERIES) {
    scenes.set(query, sceneOf((await lab.run(labRunOf(readQuery(query)))).events, 'story'));
  }
});

const sceneFor = (query: string) => scenes.get(query) ?? assert.fail(query);
const heldFor = (query: string) => {
  return clockOf(sceneFor(query), { scale: 'readable', span: SPAN }).held;
};

test('on its own frozen clock a run keeps all of its positions', () => {
  for (const query of QUERIES) {
    const held = heldFor(query);
    const places = held.moments.map(({ x }) => x);
    assert.deepEqual(frozenPositions(sceneFor(query), held), places, query);
  }
});

test('moments that two runs have in common keep their position, and time never runs back', () => {
  for (const one of QUERIES) {
    const held = heldFor(one);
    for (const other of QUERIES) {
      const scene = sceneFor(other);
      const positions = frozenPositions(scene, held);
      for (const [index, { id, t }] of scene.steps.entries()) {
        const same = held.moments.find((each) => each.id === id && each.t === t + scene.zero.t);
        if (same) assert.equal(positions[index], same.x, `${one} → ${other}: ${id}`);
        const x = positions[index] ?? Number.NaN;
        assert.ok(x > (positions[index - 1] ?? 0), `${one} → ${other}: ${id} at ${x}`);
        assert.ok(x <= SPAN, `${one} → ${other}: ${id} at ${x}`);
      }
    }
  }
});

test('the pixel of a moment leads back to its time', () => {
  const held = heldFor('gap=timeout5');
  for (const { id, t, x } of held.moments) assert.ok(Math.abs(timeAtPixel(held, x) - t) < 1, id);
  assert.ok(timeAtPixel(held, SPAN) > (held.moments.at(-1)?.t ?? 0));
});
