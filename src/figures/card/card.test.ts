import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { HUNG_UP, LOOKED_FIRST, NEW_CONNECTION } from '../../trace/testing/runs.ts';
import { picture } from '../run/picture.ts';
import { sceneOf } from '../run/scene.ts';
import { markupOf, type Shape } from '../svg.ts';
import { RUNS } from '../testing/traces.ts';
import { type Card, plateOf, type RunCard, SHARED_PICTURE_PX, sharedCard } from './card.ts';
import { cardLooks } from './card-looks.ts';
import { titleCard } from './title-card.ts';

const sheet = (name: string) => readFileSync(`src/styles/${name}.css`, 'utf8');
const LOOKS = cardLooks(sheet('tokens'), sheet('figure'));

const cardOf = (trace: typeof HUNG_UP, width: number, given: Partial<RunCard> = {}): RunCard => ({
  picture: picture(sceneOf(trace, 'story'), { width, name: 'run' }).root,
  sign: 'failed',
  headline: 'Request 2: socket hang up',
  subject: 'The bug',
  ran: 'Node 20.0.0, node-fetch 2.6.12',
  provenance: 'lab · durations modelled',
  link: 'example.org/play/?at=write.2',
  words: 'Timing diagram. Request 2 is written inside it & fails.',
  ...given,
});

function partsOf(shape: Shape): Shape[] {
  return [shape, ...shape.children.flatMap((one) => (typeof one === 'string' ? [] : partsOf(one)))];
}

function textsOf({ svg }: Card): string[] {
  return partsOf(svg)
    .filter(({ tag }) => tag === 'text')
    .map(({ children }) => children.join(''));
}

test('a shared card says verdict, subject, versions, provenance and address, in the size of a preview', () => {
  const card = sharedCard(cardOf(HUNG_UP, SHARED_PICTURE_PX), LOOKS);
  assert.deepEqual([card.width, card.height], [1200, 630]);
  const texts = textsOf(card);
  for (const expected of [
    'Request 2: socket hang up',
    'The bug',
    'Node 20.0.0, node-fetch 2.6.12',
    'lab · durations modelled · example.org/play/?at=write.2',
    'The unread FIN',
    'RACE WINDOW',
  ])
    assert.ok(texts.includes(expected), `${expected}: ${texts}`);
});

test('a card stands alone: words for those who do not see it, paper, and nothing that runs or is fetched', () => {
  const markup = markupOf(sharedCard(cardOf(HUNG_UP, SHARED_PICTURE_PX), LOOKS).svg);
  assert.match(
    markup,
    /^<svg xmlns="[^"]+"[^>]*><title>Request 2: socket hang up\. The unread FIN<\/title>/,
  );
  assert.match(markup, /<desc>Timing diagram\. .* it &amp; fails\.<\/desc>/);
  assert.match(markup, /<rect x="0" y="0" width="1200" height="630" fill="#[0-9a-f]{6}">/);
  assert.doesNotMatch(
    markup,
    /<script|<style|<image|href=|url\((?!#)| on\w+=| class=|data-key|var\(/,
  );
});

test('every part of every picture has the looks of the style sheet', () => {
  const drawn = ['rect', 'path', 'circle', 'line', 'text'];
  for (const [name, trace] of Object.entries(RUNS))
    for (const width of [336, 700, 1088]) {
      const { svg } = plateOf(cardOf(trace, width), LOOKS);
      for (const part of partsOf(svg).filter(({ tag }) => drawn.includes(tag))) {
        const { fill, stroke } = part.attributes;
        assert.ok(fill || stroke, `${name}, ${width}: ${markupOf(part)}`);
      }
    }
});

test('a plate has the width of its picture, and names the site even where there is no room beside the verdict', () => {
  for (const width of [312, 620, 1108]) {
    const card = plateOf(cardOf(NEW_CONNECTION, width), LOOKS);
    assert.equal(card.width, width + 40);
    assert.ok(textsOf(card).includes('The unread FIN'));
  }
});

test('an answer that depends on timing says what this run did', () => {
  const given = {
    sign: 'depends',
    headline: 'Depends on timing',
    now: 'answered this time',
  } as const;
  const card = sharedCard(cardOf(LOOKED_FIRST, SHARED_PICTURE_PX, given), LOOKS);
  assert.ok(textsOf(card).includes('Depends on timing: answered this time'));
});

test('without an address of the site a card has none', () => {
  const texts = textsOf(sharedCard(cardOf(HUNG_UP, SHARED_PICTURE_PX, { link: undefined }), LOOKS));
  assert.ok(texts.includes('lab · durations modelled'));
});

test('a long title is set smaller, and broken', () => {
  const title = 'A title that is much longer than the titles of chapters are, and goes on';
  const card = titleCard(title, 'A lead.', LOOKS);
  assert.deepEqual([card.width, card.height], [1200, 630]);
  assert.ok(textsOf(card).length > 3);
  assert.equal(textsOf(card).join(' ').includes('…'), false);
});
