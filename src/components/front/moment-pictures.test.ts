import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, NEW_CONNECTION } from '../../trace/testing/runs.ts';
import { momentPictures } from './moment-pictures.ts';

const { pictures, blocks } = momentPictures([
  { gap: 'none', trace: HUNG_UP },
  { gap: 'timeout0', trace: NEW_CONNECTION },
]);

test('each run is drawn in both sizes, and told', () => {
  assert.deepEqual(
    pictures.map(({ gap, size }) => `${gap} ${size}`),
    ['none wide', 'timeout0 wide', 'none tall', 'timeout0 tall'],
  );
  for (const { summary, html } of pictures) {
    assert.match(summary, /^Timing diagram/);
    assert.match(html, /^<svg class="picture/);
  }
});

test('the FIN is at the same place in all wide pictures, and request 2 is not', () => {
  const fins = pictures
    .filter(({ size }) => size === 'wide')
    .map(({ html }) => /data-key="segment-fin\.1"[^>]*transform="([^"]+)"/.exec(html)?.[1]);
  assert.ok(fins[0]);
  assert.equal(fins[0], fins[1]);
  const [early, late] = blocks.map(({ x }) => Number(x));
  assert.ok(early !== undefined && late !== undefined && early < late, `${early}, ${late}`);
});

test('no id occurs twice in the page', () => {
  const ids = pictures.flatMap(({ html }) =>
    [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
  );
  assert.equal(new Set(ids).size, ids.length);
});
