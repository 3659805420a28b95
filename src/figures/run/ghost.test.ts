import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { LabRunner, labRunOf } from '../../build/lab-runner.ts';
import { readQuery } from '../../scenario/query.ts';
import { boxOf, overlap } from '../labels.ts';
import { markupOf } from '../svg.ts';
import { ghostOf } from './ghost.ts';
import { picture } from './picture.ts';
import { type Scene, sceneOf } from './scene.ts';

const QUERIES = [
  '',
  'gap=timeout0',
  'fin=5ms',
  'fin=0.5ms',
  'close=rst',
  'node=18.20.8',
  'node=24.22.3',
  'requests=10',
];
const scenes = new Map<string, Scene>();

before(async () => {
  const lab = await LabRunner.load();
  for (const query of QUERIES) {
    scenes.set(query, sceneOf((await lab.run(labRunOf(readQuery(query)))).events, 'story'));
  }
});

const sceneFor = (query: string) => scenes.get(query) ?? assert.fail(query);

test('of the run before, only what has moved is drawn, and named', () => {
  const ghost = ghostOf(sceneFor(''), sceneFor('gap=timeout0'));
  assert.equal(ghost?.words, 'before: request 2, +0.334');
  assert.deepEqual(
    ghost.segments.map(({ name }) => name),
    ['request 2', 'RST'],
  );
});

test('when only the FIN has moved, the request is no part of the ghost', () => {
  const ghost = ghostOf(sceneFor(''), sceneFor('fin=5ms'));
  assert.equal(ghost?.call, undefined);
  assert.match(ghost?.words ?? '', /^before: FIN, −/);
});

test('without a change nothing is drawn, and the picture says so', () => {
  for (const query of QUERIES) {
    for (const width of [860, 336]) {
      const scene = sceneFor(query);
      const drawn = picture(scene, { width, name: 'p', ghost: { ...scene } });
      assert.equal(drawn.hasGhost, false, query);
      assert.equal(markupOf(drawn.root), markupOf(picture(scene, { width, name: 'p' }).root));
    }
  }
});

test('the label of the ghost is always there, and no label covers another', () => {
  for (const one of QUERIES) {
    for (const other of QUERIES) {
      for (const width of [480, 520, 860, 1200, 336]) {
        const options = { width, name: 'p', ghost: sceneFor(one) };
        const { hasGhost, labels } = picture(sceneFor(other), options);
        const where = `${one} → ${other}, ${width} px`;
        assert.equal(hasGhost, ghostOf(sceneFor(one), sceneFor(other)) !== undefined, where);
        const own = labels.filter(({ text }) => text.startsWith('before: '));
        assert.equal(own.length, hasGhost ? 1 : 0, where);
        for (const each of own) {
          const covered = labels.filter(
            (label) => label !== each && overlap(boxOf(label), boxOf(each)),
          );
          assert.deepEqual(covered, [], where);
        }
      }
    }
  }
});
