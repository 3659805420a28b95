import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLibrary, readPart, readRelease, releasesInCache } from '../build/cache.ts';
import { rewriteModule } from '../lab/library/rewrite-module.ts';
import { PatchError } from './patch-error.ts';
import { type LibraryTexts, patchedModules } from './patch-library.ts';

test('rewriting the text of a release gives its pack, module by module', async () => {
  const releases = await releasesInCache();
  for (const version of [releases.at(-1)!, '20.0.0']) {
    const pack = await readRelease(version);
    const part = await readPart(version, 'more');
    const natives = { ...pack.natives, ...part.natives };
    const texts = await readLibrary(version);
    assert.ok(Object.keys(texts).length > 100);
    for (const [id, text] of Object.entries(texts)) {
      if (natives[id] !== undefined) assert.equal(rewriteModule(id, text), natives[id], id);
    }
  }
});

const texts = (modules: Readonly<Record<string, string>>): LibraryTexts => ({
  node: '1.2.3',
  read: async (id) => (Object.hasOwn(modules, id) ? modules[id] : undefined),
});
const diffOf = (path: string, from: string, to: string) =>
  `--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n-${from}\n+${to}\n`;

test('the changed text is lowered and stripped as a pack is', async () => {
  const modules = await patchedModules(
    diffOf('lib/net.js', 'f();', 'async function f() { await g(); } // now'),
    texts({ net: 'f();\n' }),
  );
  assert.deepEqual(Object.keys(modules), ['net']);
  assert.match(
    modules['net'] ?? '',
    /ªlab\.async\(this,arguments,function\*\(\)\{0,yield g\(\)\}\)|yield g\(\)/,
  );
  assert.doesNotMatch(modules['net'] ?? '', /now/);
});

for (const [what, diff, message] of [
  [
    'a file that the Lab does not run',
    diffOf('lib/fs.js', 'a', 'b'),
    /does not run a lib\/fs\.js of Node 1\.2\.3/,
  ],
  [
    'a name of a prototype',
    diffOf('lib/constructor.js', 'a', 'b'),
    /does not run a lib\/constructor\.js/,
  ],
  [
    'a hunk that does not apply',
    diffOf('lib/net.js', 'a', 'b'),
    /lib\/net\.js of Node 1\.2\.3, hunk 1 of 1: /,
  ],
  [
    'a text that is no JavaScript',
    diffOf('lib/net.js', 'f();', 'f(;'),
    /lib\/net\.js cannot run in the Lab/,
  ],
  [
    'a lost drain point',
    diffOf('lib/internal/timers.js', 'f();', 'g();'),
    /cannot run in the Lab.*processImmediate/,
  ],
  ['a `using`', diffOf('lib/net.js', 'f();', '{ using a = f(); }'), /`using`/],
] as const) {
  test(`${what} is refused by name`, async () => {
    const library = texts({ net: 'f();\n', 'internal/timers': 'f();\n' });
    await assert.rejects(patchedModules(diff, library), (error) => {
      assert.ok(error instanceof PatchError, String(error));
      assert.match(error.message, message);
      return true;
    });
  });
}
