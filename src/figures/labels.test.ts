import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxOf, LabelBoard, label, overlap } from './labels.ts';
import { picture } from './run/picture.ts';
import type { Picture } from './run/picture-options.ts';
import { sceneOf } from './run/scene.ts';
import { RUNS } from './testing/traces.ts';

const WIDTHS_PX = [1088, 720, 336, 270];
const LEVELS = ['story', 'machinery', 'everything'] as const;

test('no label covers another, at any width, level, scale or step', () => {
  for (const [name, trace] of Object.entries(RUNS)) {
    for (const width of WIDTHS_PX) {
      for (const level of LEVELS) {
        for (const scale of ['readable', 'linear'] as const) {
          const options = { width, name: 'p', scale };
          const scene = sceneOf(trace, level);
          const { steps } = picture(scene, options);
          for (const at of [undefined, steps[0]?.id, steps.at(-1)?.id]) {
            const drawn = picture(scene, { ...options, at });
            assert.deepEqual(collisions(drawn), [], `${name}, ${width} px, ${level}, ${scale}`);
          }
        }
      }
    }
  }
});

test('every label is inside the picture', () => {
  for (const [name, trace] of Object.entries(RUNS)) {
    for (const width of WIDTHS_PX) {
      const { labels, height } = picture(sceneOf(trace, 'story'), { width, name: 'p' });
      for (const one of labels) {
        const { left, top, right, bottom } = boxOf(one);
        const isInside = left >= -0.5 && top >= 0 && right <= width && bottom <= height;
        assert.ok(isInside, `${name}, ${width} px: “${one.text}”`);
      }
    }
  }
});

test('the first of the ways that fits is taken, and a label without room is left out', () => {
  const board = new LabelBoard({ left: 0, top: 0, right: 100, bottom: 40 });
  const ways = [[label('much too long for this board', 2, 20)], [label('short', 2, 20)]];
  assert.deepEqual(
    board.fit(ways).map(({ text }) => text),
    ['short'],
  );
  assert.deepEqual(board.fit([[label('again', 4, 22)]]), []);
});

test('lines that belong together are placed together or not at all', () => {
  const board = new LabelBoard({ left: 0, top: 0, right: 100, bottom: 40 });
  board.block({ left: 0, top: 22, right: 100, bottom: 40 });
  assert.deepEqual(board.fit([[label('FIN', 2, 14), label('20 µs later', 2, 30)]]), []);
  assert.equal(board.fit([[label('FIN', 2, 14)]]).length, 1);
});

function collisions({ labels }: Picture): string[] {
  return labels.flatMap((one, index) =>
    labels
      .slice(index + 1)
      .filter((other) => overlap(boxOf(one), boxOf(other)))
      .map((other) => `“${one.text}” and “${other.text}”`),
  );
}
