import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { DEFAULTS } from '../scenario/scenario.ts';
import { FETCH_AHEAD } from './fetch-ahead.ts';

const LAB = {
  base: '/base/',
  releases: {
    '20.0.0': { path: 'lab/node-20.0.0.json', bytes: 1, llhttp: 8 },
    '26.12.1': { path: 'lab/node-26.12.1.json', bytes: 1, llhttp: 9 },
  },
  llhttps: {
    8: { path: 'lab/llhttp-8.json', bytes: 1 },
    9: { path: 'lab/llhttp-9.json', bytes: 1 },
  },
  fetches: { '2.6.12': { path: 'lab/node-fetch-2.6.12.json', bytes: 1 } },
};

/** What the script asks for at an address, after the first paint. */
function askedAt(search: string): string[] {
  const links: { rel?: string; as?: string; crossOrigin?: string; href?: string }[] = [];
  const data = { textContent: JSON.stringify({ lab: LAB, run: { scenario: DEFAULTS } }) };
  const later: (() => void)[] = [];
  runInNewContext(FETCH_AHEAD, {
    URLSearchParams,
    location: { search },
    requestAnimationFrame: (callback: () => void) => later.push(callback),
    setTimeout: (callback: () => void) => later.push(callback),
    document: {
      querySelector: () => data,
      createElement: () => ({}),
      head: { append: (link: object) => links.push(link) },
    },
  });
  assert.equal(links.length, 0, 'nothing before the paint');
  while (later.length > 0) later.shift()!();
  for (const { rel, as, crossOrigin } of links)
    assert.deepEqual([rel, as, crossOrigin], ['preload', 'fetch', '']);
  return links.map(({ href }) => href ?? '');
}

test('the parts of the run of the address are asked for', () => {
  assert.deepEqual(askedAt(''), [
    '/base/lab/node-20.0.0.json',
    '/base/lab/llhttp-8.json',
    '/base/lab/node-fetch-2.6.12.json',
  ]);
  assert.deepEqual(askedAt('?node=26.12.1&fetch=http'), [
    '/base/lab/node-26.12.1.json',
    '/base/lab/llhttp-9.json',
  ]);
});

test('what the build does not have is not asked for', () => {
  assert.deepEqual(askedAt('?node=1.2.3&fetch=constructor'), []);
});
