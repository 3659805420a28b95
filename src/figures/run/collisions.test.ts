import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { LabRunner, labRunOf } from '../../build/lab-runner.ts';
import { PRESETS } from '../../scenario/presets.ts';
import { DEFAULTS } from '../../scenario/scenario.ts';
import type { Trace } from '../../trace/record/event.ts';
import { boxOf, label, overlap, type Rectangle } from '../labels.ts';
import type { Shape } from '../svg.ts';
import { RUNS } from '../testing/traces.ts';
import { picture } from './picture.ts';
import { sceneOf } from './scene.ts';

const WIDTHS_PX = [1098, 860, 620, 480, 326];
const LEVELS = ['story', 'everything'] as const;
/** Letters may touch an edge that they stand beside. */
const TOUCH_PX = 1;

const runs = new Map<string, Trace>(Object.entries(RUNS));

before(async () => {
  const lab = await LabRunner.load();
  for (const { id, scenario } of PRESETS) {
    runs.set(id, (await lab.run(labRunOf({ ...DEFAULTS, ...scenario }))).events);
  }
});

test('no text of a preset covers another, a dark block or a dimension line, or leaves the picture', () => {
  const found: string[] = [];
  for (const [name, trace] of runs) {
    for (const level of LEVELS) {
      const scene = sceneOf(trace, level);
      const differs = new Set(scene.steps.map(({ id }) => id));
      for (const width of WIDTHS_PX) {
        for (const options of [
          {},
          { compact: true, differs },
          { movable: true, latestFinUs: 500 },
        ]) {
          const at = scene.steps.findLast(({ place }) => place <= scene.decisiveStep)?.id;
          const drawn = picture(scene, { width, name: 'p', at, ...options });
          const inside = { left: -TOUCH_PX, top: 0, right: width, bottom: drawn.height };
          for (const text of collisionsIn(drawn.root, inside)) {
            found.push(`${name}, ${level}, ${width} px, ${Object.keys(options)}: ${text}`);
          }
        }
      }
    }
  }
  assert.deepEqual(found.slice(0, 20), [], `${found.length} collisions`);
});

interface Drawn extends Rectangle {
  readonly text: string;
}

function collisionsIn(root: Shape, inside: Rectangle): string[] {
  const texts: Drawn[] = [];
  const blocks: Drawn[] = [];
  collect(root, 0, 0, texts, blocks);
  return texts.flatMap((one, index) => [
    ...(one.left < inside.left || one.right > inside.right || one.bottom > inside.bottom
      ? [`“${one.text}” leaves the picture`]
      : []),
    ...texts
      .slice(index + 1)
      .filter((other) => overlap(shrunk(one), other))
      .map((other) => `“${one.text}” and “${other.text}”`),
    ...blocks
      .filter((block) => overlap(shrunk(one), block) && !contains(block, one))
      .map((block) => `“${one.text}” and ${block.text}`),
  ]);
}

/** Collects texts, the block of the request and the dimension lines, with the transforms of their groups. */
function collect(shape: Shape, x: number, y: number, texts: Drawn[], blocks: Drawn[]): void {
  const { attributes, children, tag } = shape;
  const [, dx = '0', dy = '0'] =
    /translate\((\S+) (\S+)\)/.exec(attributes['transform'] ?? '') ?? [];
  const [left, top] = [x + Number(dx), y + Number(dy)];
  const number = (name: string) => Number(attributes[name] ?? 0);
  const className = attributes['class'] ?? '';
  if (tag === 'text') {
    const text = children.join('');
    const anchor = attributes['text-anchor'] as 'middle' | 'end' | undefined;
    const face = className.includes('mono') ? 'mono' : 'sans';
    const one = label(text, left + number('x'), top + number('y'), {
      anchor: anchor ?? 'start',
      face,
    });
    texts.push({ ...boxOf(one), text });
  }
  if (className === 'request') {
    for (const child of children) {
      if (typeof child === 'string' || child.tag !== 'rect') continue;
      const at = (name: string) => Number(child.attributes[name]);
      const box = { left: left + at('x'), top: top + at('y') };
      const [right, bottom] = [box.left + at('width'), box.top + at('height')];
      blocks.push({ ...box, right, bottom, text: 'the block of the request' });
    }
  }
  if (tag === 'line' && className === 'dimension') {
    const [x1, x2, y1] = [number('x1'), number('x2'), number('y1')];
    const text = 'a dimension line';
    blocks.push({
      left: left + x1,
      right: left + x2,
      top: top + y1 - 1,
      bottom: top + y1 + 1,
      text,
    });
  }
  for (const child of children) {
    if (typeof child !== 'string') collect(child, left, top, texts, blocks);
  }
}

function shrunk({ left, top, right, bottom, text }: Drawn): Drawn {
  return {
    left: left + TOUCH_PX,
    top: top + TOUCH_PX,
    right: right - TOUCH_PX,
    bottom: bottom - TOUCH_PX,
    text,
  };
}

function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top - 2 &&
    inner.bottom <= outer.bottom + 2
  );
}
