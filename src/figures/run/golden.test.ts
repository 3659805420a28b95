import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Level } from '../../trace/reading/story.ts';
import type { Trace } from '../../trace/record/event.ts';
import { HUNG_UP, LOOKED_FIRST, NEW_CONNECTION } from '../../trace/testing/runs.ts';
import { assertGolden, markupLines } from '../testing/golden.ts';
import { picture } from './picture.ts';
import type { PictureOptions } from './picture-options.ts';
import { sceneOf } from './scene.ts';

const WIDTHS = { wide: 1088, tall: 336 };

interface Drawing extends Omit<PictureOptions, 'name' | 'width'> {
  readonly run: Trace;
  readonly level?: Level;
}

/** A picture of each kind of run, and one with everything that a reader can turn on. */
const DRAWINGS: Readonly<Record<string, Drawing>> = {
  failed: { run: HUNG_UP },
  answered: { run: NEW_CONNECTION },
  'looked-first': { run: LOOKED_FIRST },
  'held-at-a-step': {
    run: HUNG_UP,
    level: 'everything',
    at: 'fin.1',
    latestFinUs: 500,
    movable: true,
    differs: new Set(['rst.1']),
  },
};

// README.md of src/figures says how to renew the files after a change.
for (const [name, { run, level = 'story', ...options }] of Object.entries(DRAWINGS))
  for (const [form, width] of Object.entries(WIDTHS))
    test(`${name}, ${form}: it looks as it did`, (t) => {
      const { root } = picture(sceneOf(run, level), { ...options, width, name: 'p' });
      assertGolden(t, root, import.meta.dirname, `${name}-${form}`);
    });

test('each element of a golden file has a line of its own', () => {
  const markup = '<svg><g class="a"><path d="M0,0"></path><text>a &gt; b</text></g></svg>';
  assert.equal(
    markupLines(markup),
    '<svg>\n  <g class="a">\n    <path d="M0,0"></path>\n    <text>a &gt; b</text>\n  </g>\n</svg>\n',
  );
});
