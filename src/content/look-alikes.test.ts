import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LOOK_ALIKES, lookAlikeOf } from './look-alikes.ts';

const PAGE = 'src/content/look-alikes.mdx';
const ids = LOOK_ALIKES.flatMap(({ entries }) => entries.map(({ id }) => id));

/** Other sites link to these ids. Add to them, but never remove one. */
const PROMISED = [
  ...['own-header', 'renamed-fork', 'shared-pool', 'closes-anyway', 'idle-race', 'idle-reset'],
  ...['server-cut', 'early-response', 'server-says-close', 'http-1.0', 'node-18', 'test-server'],
  ...['server-close', 'own-timeout', 'premature-close-2026', 'truncated-body', 'connect-refused'],
  ...['connect-timeout', 'tls-handshake', 'built-in-fetch', 'npm-cli', 'other-runtime'],
  ...['does-not-end', 'name-not-found', 'certificate'],
];

test('every address that was ever given out belongs to a look-alike', () => {
  for (const id of PROMISED) assert.equal(lookAlikeOf(id).id, id);
  assert.throws(() => lookAlikeOf('sunspots'), /no look-alike “sunspots”/);
});

test('the page has one section for each look-alike, in the order of the list', () => {
  const text = readFileSync(PAGE, 'utf8');
  const sections = [...text.matchAll(/^<LookAlike id="([^"]+)">$/gm)].map(([, id]) => id);
  assert.deepEqual(sections, ids);
  const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  const groups = LOOK_ALIKES.map(({ title }) => title);
  assert.deepEqual(
    headings.filter((title) => groups.includes(title!)),
    groups,
  );
});

test('each look-alike says in a line what one sees, and what to run next', () => {
  for (const { id, sees, next } of LOOK_ALIKES.flatMap(({ entries }) => entries)) {
    assert.match(id, /^[a-z0-9]+([-.][a-z0-9]+)*$/);
    assert.ok(sees.length > 10 && sees.length <= 110, `${id}: ${sees.length} characters`);
    assert.ok(next.length > 0 && !next.includes('\n'), id);
  }
});

test('every anchor of the page that texts link to exists', () => {
  const texts = ['src/content', 'src/content/chapters', 'src/components/front'].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /\.(mdx|astro)$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const linked = texts.flatMap((file) => {
    const own = file === PAGE ? /\]\(#([\w.-]+)\)/g : /(?:look-alikes\/#|lookAlike\(')([\w.-]+)/g;
    return [...readFileSync(file, 'utf8').matchAll(own)].map(([, id]) => `${id}`);
  });
  const headings = [...readFileSync(PAGE, 'utf8').matchAll(/<h2 id="([\w-]+)">/g)];
  const there = [...ids, ...headings.map(([, id]) => id)];
  assert.ok(linked.length > 15, 'the texts do link there');
  assert.deepEqual(
    linked.filter((id) => !there.includes(id)),
    [],
  );
});
