import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { forbiddenImports, roomPaths } from './arrows.ts';
import { CODE, filesOfRepository } from './files.ts';

test('rooms import only what ARCHITECTURE.md draws', () => {
  const found = filesOfRepository(CODE).flatMap((file) =>
    forbiddenImports(file, readFileSync(file, 'utf8')),
  );
  assert.deepEqual(found, []);
});

test('every arrow of the check is drawn for a reader in ARCHITECTURE.md', () => {
  const page = readFileSync('ARCHITECTURE.md', 'utf8');
  for (const path of roomPaths()) assert.ok(page.includes(path.replace(/\/$/, '')), path);
});

test('the check itself refuses what it should', () => {
  const cases: [string, string, RegExp | undefined][] = [
    ['src/trace/a.ts', "import { b } from '../lab/b.ts';", /may not know src\/lab/],
    ['src/trace/a.ts', "import fs from 'node:fs';", /may not use node:/],
    ['src/lab/a.ts', "export * from '../trace/event.ts';", undefined],
    ['src/lab/a.ts', "const x = await import('../scenario/x.ts');", /may not know src\/scenario/],
    ['src/components/a.ts', "import text from '../../playground/client.mjs?raw';", undefined],
    ['src/components/a.ts', "import '../../playground/client.mjs';", /never imported/],
    ['src/pages/a.astro', "---\nimport x from 'left-pad';\n---\n<p/>", /may not use left-pad/],
    [
      'src/pages/a.astro',
      "<script>import '../figures/x.ts';</script>",
      /may not know src\/figures/,
    ],
    ['src/trace/a.test.ts', "import fs from 'node:fs';", undefined],
  ];
  for (const [file, text, expected] of cases) {
    const [found] = forbiddenImports(file, text);
    if (expected) assert.match(found ?? '', expected);
    else assert.equal(found, undefined);
  }
});
