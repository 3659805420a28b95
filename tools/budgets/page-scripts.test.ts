import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptsOf } from './page-scripts.ts';

const chunk = (modules: string[], imports: string[] = [], dynamicImports: string[] = []) => ({
  modules,
  imports,
  dynamicImports,
});
const CHUNKS = {
  'page.js': chunk(['src/page.ts'], ['shared.js'], ['part.js']),
  'shared.js': chunk(['src/shared.ts']),
  'part.js': chunk(['src/part.ts', 'src/inner.ts'], ['shared.js', 'more.js'], ['last.js']),
  'more.js': chunk(['src/more.ts']),
  'last.js': chunk(['src/last.ts'], ['more.js']),
};

test('a page loads its inline scripts, its files and their imports; data is no script', () => {
  const html =
    '<script>inline()</script><script type="module" src="/page.js"></script><script type="application/json">{}</script>';
  const { inline, files } = scriptsOf(html, CHUNKS);
  assert.deepEqual(inline, ['inline()']);
  assert.deepEqual(files, ['page.js', 'shared.js']);
});

test('a part that is loaded later costs the files that the page has not loaded', () => {
  const { later } = scriptsOf('<script src="/page.js"></script>', CHUNKS);
  assert.deepEqual(later.get('src/part.ts'), ['part.js', 'more.js']);
  assert.deepEqual(later.get('src/inner.ts'), ['part.js', 'more.js']);
  assert.deepEqual(later.get('src/last.ts'), ['last.js', 'more.js']);
  assert.equal(later.get('src/shared.ts'), undefined);
});

test('a page of another build is an error', () => {
  assert.throws(
    () => scriptsOf('<script src="/old.js"></script>', CHUNKS),
    /old\.js is not a script/,
  );
});
