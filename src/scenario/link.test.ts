/**
 * A link says the same for ever, and a damaged one throws nothing. By default this tries some
 * thousand links; `SWEEP=1 node --test src/scenario/link.test.ts` tries 100,000 of each kind.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformDeflate } from './deflate.ts';
import { hashOfEdits, type Link, readLink, searchOfLink } from './link.ts';
import { randomFrom } from './testing/random.ts';
import { mutated, randomLink } from './testing/random-link.ts';

const ROUNDS = process.env['SWEEP'] ? 100_000 : 2_000;

/** As a browser hands it to the page: the address bar normalises what was pasted. */
const partsOf = (address: string) => new URL(address, 'https://example.org/play/');

async function written(link: Link): Promise<string> {
  const hash = await hashOfEdits(link.edits, platformDeflate);
  assert.ok(hash !== undefined);
  return searchOfLink(link) + hash;
}

test(`${ROUNDS} random states come back from their links`, async () => {
  const random = randomFrom(9);
  for (let round = 0; round < ROUNDS; round += 1) {
    const link = randomLink(random);
    const address = await written(link);
    const { notes: _, ...read } = await readLink(partsOf(address), platformDeflate);
    assert.deepEqual(read, link, address);
    assert.equal(await written(read), address, 'the same state has the same link');
  }
});

test(`${ROUNDS} damaged links throw nothing, and what is read of them is a link`, async () => {
  const random = randomFrom(10);
  for (let round = 0; round < ROUNDS; round += 1) {
    const address = mutated(await written(randomLink(random)), random);
    const { notes, ...read } = await readLink(partsOf(address), platformDeflate);
    for (const note of notes) assert.ok(note.length < 500, note);
    const { notes: _, ...again } = await readLink(partsOf(await written(read)), platformDeflate);
    assert.deepEqual(again, read, address);
  }
});

test('a program that is too long for a link has none', async () => {
  assert.equal(await hashOfEdits({ 'client.mjs': 'x'.repeat(70_000) }, platformDeflate), undefined);
});
