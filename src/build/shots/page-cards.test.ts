import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuery } from '../../scenario/query.ts';
import { cardFile, shareTags } from './page-cards.ts';
import { runCard } from './run-card.ts';

const SITE = new URL('https://example.org/the-unread-fin/');

test('a page names its card by an absolute address, with its size and its words', async () => {
  const tags = await shareTags(
    'explain/one-turn-later/',
    { heading: 'One turn later', lead: '' },
    SITE,
  );
  assert.ok(tags);
  const { alt, ...others } = tags;
  assert.deepEqual(others, {
    image: 'https://example.org/the-unread-fin/cards/explain-one-turn-later.png',
    width: 1200,
    height: 630,
  });
  assert.match(
    alt,
    /^One turn later\. Depends on timing: .*Node 20\.0\.0, node-fetch 2\.6\.12, gap=timeout0\. Timing diagram\./,
  );
});

test('where the site does not know its address, a page names no card', async () => {
  assert.equal(await shareTags('', { heading: 'Front', lead: '' }, undefined), undefined);
});

test('a page without a run of its own has a card with its heading', async () => {
  const tags = await shareTags('glossary/', { heading: 'Glossary', lead: 'Words.' }, SITE);
  assert.equal(tags?.alt, 'Glossary');
});

test('pages have files of different names', () => {
  const paths = ['', 'play/', 'explain/', 'explain/the-pool/', 'glossary/'];
  assert.equal(new Set(paths.map(cardFile)).size, paths.length);
  assert.equal(cardFile(''), 'cards/front.png');
});

test('the words of a picture give the verdict, the versions and what is drawn', async () => {
  const { alt } = await runCard(readQuery(''), 'The bug', undefined);
  assert.match(
    alt,
    /^The bug\. Request 2: socket hang up\. Node 20\.0\.0, node-fetch 2\.6\.12\. Timing diagram\. The race window lasts \d+ µs, .*\. Request 2 is written inside it and fails: socket hang up\.$/,
  );
});
