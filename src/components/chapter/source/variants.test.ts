import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { cachePath, releasesInCache } from '../../../build/cache.ts';
import { looksBeforeReuse } from '../../../scenario/versions.ts';
import { ExcerptError } from './excerpt.ts';
import { SOURCE_PASSAGES } from './passages.ts';
import { passagesWithVariants, variantsOf } from './variants.ts';

const skip = existsSync(cachePath('sources')) ? false : '`npm run extract` has not been run';

test('every passage is found in every release that has it, each point on a line of its own', {
  skip,
}, async () => {
  const releases = await releasesInCache();
  for (const { passage, variants } of await passagesWithVariants()) {
    const found = variants.flatMap(({ at }) => [...at.keys()]);
    const expected = releases.filter(passage.isIn ?? (() => true));
    assert.deepEqual(found.toSorted(), expected.toSorted(), passage.name);
    for (const { lines } of variants) {
      for (const point of Object.keys(passage.points)) {
        const lit = lines.filter(({ points }) => points.some((each) => each === point));
        assert.equal(lit.length, 1, `${passage.name}: ${point}`);
      }
    }
  }
});

test('a release has at most one line for each point, and one for the look only if it looks', {
  skip,
}, async () => {
  const trail = await passagesWithVariants();
  for (const release of await releasesInCache()) {
    const points = trail.flatMap(({ variants }) =>
      variants
        .filter(({ at }) => at.has(release))
        .flatMap(({ lines }) => lines.flatMap((line) => line.points)),
    );
    assert.deepEqual(points.length, new Set(points).size, release);
    for (const point of ['look', 'look-pooled', 'look-queued'] as const) {
      assert.equal(points.includes(point), looksBeforeReuse(release), `${release}: ${point}`);
    }
  }
});

test('a text that a release does not have stops the build, and the error names the release', {
  skip,
}, async () => {
  const [passage] = SOURCE_PASSAGES;
  assert.ok(passage);
  const gone = { ...passage, points: { asked: 'no such words' } };
  await assert.rejects(variantsOf(gone), ExcerptError);
  await assert.rejects(variantsOf(gone), /in Node 18\.20\.8/);
});
