import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { arrowsOf, emptyRooms, forbiddenImports } from './arrows.ts';
import { circlesAmong } from './circles.ts';
import { CODE, filesOfRepository, sourcesOfRepository } from './files.ts';
import type { Room } from './rooms.ts';
import { roomsTable } from './rooms-table.ts';

test('every file is in a room and imports only what its room may', () => {
  const found = [...sourcesOfRepository(CODE)].flatMap(([file, text]) =>
    forbiddenImports(file, text),
  );
  assert.deepEqual(found, []);
});

test('ARCHITECTURE.md has this table, row by row (node tools/repository/print-rooms.ts writes it)', () => {
  const page = readFileSync('ARCHITECTURE.md', 'utf8').split('\n');
  const start = page.findIndex((line) => line.startsWith('| room |'));
  const rows = roomsTable().split('\n');
  assert.deepEqual(page.slice(start, start + rows.length), rows);
  assert.ok(!page[start + rows.length]?.startsWith('|'), 'and no further row');
});

test('every room has files', () => {
  assert.deepEqual(emptyRooms(filesOfRepository(/./)), []);
});

test('the rooms import one another in one direction', () => {
  assert.deepEqual(circlesAmong(arrowsOf()), []);
});

test('each of these checks can fail', () => {
  const room = (path: string, imports: string[] = []): Room => {
    return { path, purpose: '', imports, packages: [] };
  };
  const circle = [room('a/', ['b/']), room('b/', ['c/']), room('c/', ['a/']), room('d/', ['a/'])];
  assert.deepEqual(circlesAmong(arrowsOf(circle)), [['a/', 'b/', 'c/']]);
  const nested = [room('a/', ['a/b/']), room('a/b/', ['a/'])];
  assert.deepEqual(circlesAmong(arrowsOf(nested)), [], 'a room and the room around it');
  assert.deepEqual(emptyRooms(['src/trace/record/event.ts'], [room('src/nothing/')]), [
    'src/nothing/',
  ]);
  const [first = ''] = roomsTable([room('a/')])
    .split('\n')
    .slice(2);
  assert.notEqual(first, roomsTable([room('a/', ['b/'])]).split('\n')[2]);
});

const CASES: readonly [file: string, text: string, refusal: RegExp | undefined][] = [
  ['src/trace/record/a.ts', "import { b } from '../../lab/index.ts';", /may not import src\/lab\//],
  ['src/trace/record/a.ts', "import fs from 'node:fs';", /may not use node:fs/],
  ['src/trace/reading/a.ts', "import { b } from '../words/b.ts';", /may not import src\/trace\/w/],
  ['src/lab/a.ts', "export * from '../trace/record/event.ts';", undefined],
  ['src/lab/a.ts', "const x = await import('../scenario/x.ts');", /may not import src\/scenario/],
  [
    'src/lab/kernel/a.ts',
    "import { Process } from '../node/process.ts';",
    /may not import src\/lab/,
  ],
  ['src/engines/lab/a.ts', "import { b } from '../../lab/kernel/b.ts';", /only index.ts, assets/],
  ['src/engines/lab/a.ts', "import type { b } from '../../lab/index.ts';", undefined],
  ['src/play/a.ts', "import { b } from '../../tools/measure/b.ts';", /may not import tools\//],
  ['src/play/a.test.ts', "import { b } from '../../tools/measure/b.ts';", /nothing but tools/],
  ['src/play/a.test.ts', "import fs from 'node:fs';", undefined],
  ['src/pages/a.astro', "---\nimport text from '../../playground/client.mjs?raw';\n---", undefined],
  ['src/pages/a.astro', "---\nimport '../../playground/client.mjs';\n---", /never imported/],
  ['src/pages/a.astro', "---\nimport x from 'left-pad';\n---\n<p/>", /may not use left-pad/],
  ['src/pages/a.astro', "<script>import '../figures/x.ts';</script>", /may not import src\/fig/],
  ['e2e/a.spec.ts', "import { b } from '../src/scenario/b.ts';", /may not take values from src\//],
  ['e2e/a.spec.ts', "import { type B, c } from '../src/scenario/b.ts';", /may not take values/],
  ['e2e/a.spec.ts', "import type { B } from '../src/scenario/b.ts';", undefined],
  ['e2e/a.spec.ts', "import { type B } from '../src/scenario/b.ts';", undefined],
  ['src/new-room/a.ts', '', /is in no room/],
  ['astro.config.mjs', "import { b } from './src/build/b.ts';", undefined],
];
for (const [file, text, refusal] of CASES) {
  test(`${file}: ${text.replaceAll('\n', ' ')} is ${refusal ? 'refused' : 'allowed'}`, () => {
    const [found] = forbiddenImports(file, text);
    if (refusal) assert.match(found ?? '', refusal);
    else assert.equal(found, undefined);
  });
}
