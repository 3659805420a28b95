/**
 * The links of `e2e/links/corpus.json` mean what they have always meant. The browser tests open the
 * same links.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import corpus from '../../e2e/links/corpus.json' with { type: 'json' };
import { platformDeflate } from './deflate.ts';
import { readLink, searchOfLink } from './link.ts';
import { DEFAULTS } from './scenario.ts';

/** The parts of an entry that need no browser. */
interface Entry {
  readonly why: string;
  readonly link: string;
  /** The query that the page writes, where it is another one. */
  readonly rewritten?: string;
  readonly program?: Readonly<Record<string, string>>;
  readonly shows: {
    readonly turned: Readonly<Record<string, string>>;
    readonly notes: readonly string[];
  };
}

for (const { why, link, rewritten, program = {}, shows } of corpus as unknown as readonly Entry[]) {
  test(`${why}: ${link.slice(0, 80)}`, async () => {
    const url = new URL(link, 'https://example.org');
    const { notes, edits, ...read } = await readLink(url, platformDeflate);
    assert.deepEqual(read.scenario, { ...DEFAULTS, ...shows.turned });
    assert.deepEqual(notes, shows.notes);
    assert.deepEqual(edits, program);
    if (url.search) assert.equal(searchOfLink(read), rewritten ?? url.search);
  });
}
