/** The times that texts give from a response to the next request are those of the record. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { durationsText } from '../../src/components/figure/durations.ts';
import { readRecord } from '../../src/recordings/record.ts';
import { readSubject } from '../../src/recordings/subject.ts';

const { cells } = readRecord(JSON.parse(readFileSync('src/recordings/data/cells.json', 'utf8')));

/** Milliseconds: the quantiles of all releases together, where nothing stands between client and server. */
function quantile(process: 'warm' | 'cold', share: number): number {
  const all = cells
    .filter(({ id, pairs }) => {
      const { client, knobs, process: own } = readSubject(id);
      return pairs && client === 'node-fetch@2.6.12' && knobs.fin === 'same' && own === process;
    })
    .flatMap(({ pairs }) => pairs!.map(([, request]) => request))
    .sort((one, other) => one - other);
  return all[Math.floor(share * all.length)]! / 1000;
}

const text = (path: string) => readFileSync(`src/content/${path}`, 'utf8');
const WARM = quantile('warm', 0.5).toFixed(1);
/** Nine of ten. */
const FRESH = `${Math.round(quantile('cold', 0.05))} to ${Math.round(quantile('cold', 0.95))} ms`;

test('the note under a picture has the median of warm processes, and nine of ten fresh ones', () => {
  assert.match(
    durationsText(),
    new RegExp(`measured ${RegExp.escape(WARM)} ms in a warm process, ${FRESH} in a fresh one`),
  );
});

for (const path of ['chapters/node-looks-first.mdx', 'cannot-reproduce.mdx', 'fixes.mdx'])
  test(`${path} has the times of a fresh process`, () => {
    assert.ok(text(path).includes(FRESH), FRESH);
  });

// The bands of its pictures are made from the record.
test('the chapter has the times of a warm process', () => {
  const chapter = text('chapters/node-looks-first.mdx');
  const [from, to] = [0.05, 0.95].map((share) => quantile('warm', share).toFixed(1));
  assert.ok(chapter.includes(`half of the requests follow within ${WARM} ms`));
  assert.ok(chapter.includes(`nine of ten after ${from} to ${to} ms`));
});
