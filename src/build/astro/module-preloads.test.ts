import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPreloads } from './module-preloads.ts';

const chunk = (imports: string[], dynamicImports: string[] = []) => ({
  modules: [],
  imports,
  dynamicImports,
});
const CHUNKS = {
  '_astro/page.js': chunk(['_astro/a.js', '_astro/b.js'], ['_astro/later.js']),
  '_astro/a.js': chunk(['_astro/b.js']),
  '_astro/b.js': chunk(['_astro/c.js']),
  '_astro/c.js': chunk(['_astro/a.js']),
  '_astro/later.js': chunk([]),
};

test('a page names what its scripts import, each file once, and nothing that is loaded later', () => {
  const html =
    '<head><title>x</title></head><body><script type="module" src="/base/_astro/page.js"></script>';
  const [head = ''] = withPreloads(html, CHUNKS, '/base/').split('</head>');
  assert.deepEqual(
    [...head.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, href]) => href).sort(),
    ['/base/_astro/a.js', '/base/_astro/b.js', '/base/_astro/c.js'],
  );
});
