import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEdits } from './code-link.ts';
import { platformDeflate as deflate } from './deflate.ts';
import links from './links.json' with { type: 'json' };
import { formatQuery, parseQuery } from './query.ts';
import { DEFAULTS } from './scenario.ts';

// These links are in issue trackers by now. Add to them, but never change one.
for (const { link, turned, client } of links) {
  test(`${link.slice(0, 80)} opens as it always has`, async () => {
    const { search, hash } = new URL(link, 'https://example.org');
    const { scenario, notes, others } = parseQuery(search);
    assert.deepEqual(scenario, { ...DEFAULTS, ...turned });
    assert.deepEqual(notes, []);
    const edits = client === undefined ? {} : { 'client.mjs': client };
    assert.deepEqual(await decodeEdits(hash, deflate), { ok: true, edits });
    if (search) assert.equal(`?${formatQuery(scenario, others)}`, search);
  });
}
