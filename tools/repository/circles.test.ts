import assert from 'node:assert/strict';
import { test } from 'node:test';
import { circlesIn } from './circles.ts';
import { CODE, sourcesOfRepository } from './files.ts';

test('no file of the repository imports itself through others, not even for types', () => {
  assert.deepEqual(circlesIn(sourcesOfRepository(CODE)), []);
});

test('a circle is found, whether it imports values or types', () => {
  const circle = (files: Record<string, string>) => circlesIn(new Map(Object.entries(files)));
  assert.deepEqual(
    circle({ 'a.ts': "import './b.ts';", 'b.ts': "import type { A } from './a.ts';" }),
    [['a.ts', 'b.ts']],
  );
  assert.deepEqual(
    circle({
      'x/a.ts': "export * from '../b.ts';",
      'b.ts': "const c = await import('./x/c.astro');",
      'x/c.astro': "---\nimport text from './a.ts?raw';\n---",
    }),
    [['b.ts', 'x/a.ts', 'x/c.astro']],
  );
  assert.deepEqual(
    circle({
      'a.ts': "import './b.ts'; import './c.ts';",
      'b.ts': "import './d.ts';",
      'c.ts': "import './d.ts';",
      'd.ts': '',
    }),
    [],
  );
});
