import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CODE, filesOfRepository } from './files.ts';
import { missingNames, namesInComments, namesInMarkdown, type Repository } from './paths.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
const REPOSITORY: Repository = {
  files: filesOfRepository(/./),
  scripts: Object.keys(scripts),
};

/** Paths that are named and are not in the repository, with the reason. */
const ELSEWHERE = new Map([
  ['lib/', "Node's own"],
  ['dist/', 'written by the build'],
  ['.cache/', 'written by the extraction'],
  ['dist/index.js', 'of @webcontainer/api'],
  ['live-chromium.json', 'written by npm run e2e:live'],
  ['live-firefox.json', 'written by npm run e2e:live'],
  ['src/fixtures/webcontainer.ts', 'of stackblitz/webcontainer-test'],
  ['docs/understanding-results.md', 'of Lighthouse'],
]);

const missingIn = (pattern: RegExp, namesIn: typeof namesInMarkdown) =>
  filesOfRepository(pattern).flatMap((file) =>
    missingNames(
      file,
      namesIn(readFileSync(file, 'utf8')).filter(({ name }) => !ELSEWHERE.has(name)),
      REPOSITORY,
    ),
  );

test('every path and every script that a Markdown file names is there', () => {
  assert.deepEqual(missingIn(/\.md$/, namesInMarkdown), []);
});

test('every path that a comment names is there', () => {
  assert.deepEqual(missingIn(CODE, namesInComments), []);
});

const SMALL: Repository = {
  files: [
    'README.md',
    'src/figures/README.md',
    'src/figures/run/scene.ts',
    'tools/measure/main.ts',
  ],
  scripts: ['race'],
};
const CASES: readonly [file: string, text: string, missing: string[]][] = [
  ['README.md', 'see [figures](src/figures/README.md#a), [here](#b), https://x.org/src/c.ts', []],
  ['README.md', '[figures](figures/README.md)', ['figures/README.md']],
  ['src/figures/README.md', '`scene.ts`, `run/`, `run/scene.ts`, `figures/run/`, `/play/`', []],
  [
    'src/figures/README.md',
    '`seen.ts`, `runs/`, `src/figure/run`',
    ['seen.ts', 'runs/', 'src/figure/run'],
  ],
  ['README.md', '`npm run -s race -- x` and\n\nnpm run bench', ['bench']],
  ['README.md', '```sh\nnode tools/measure/main.ts\nnode tools/race.ts\n```', ['tools/race.ts']],
  ['README.md', "`node --test 'src/**/scene.ts' 'src/**/seen.ts'`", ['src/**/seen.ts']],
  ['src/a.ts', "const a = 'src/b.ts';\n// see run.ts, as src/figures/run does", ['run.ts']],
  [
    'src/figures/a.ts',
    '/**\n * As tools/measure/plan.ts and src/node.cc say; see run/scene.ts.\n */',
    ['tools/measure/plan.ts'],
  ],
];
for (const [file, text, missing] of CASES)
  test(`in ${file}, ${JSON.stringify(text)}: ${missing.join(', ') || 'all'} is ${missing.length ? 'missed' : 'there'}`, () => {
    const names = file.endsWith('.md') ? namesInMarkdown(text) : namesInComments(text);
    assert.deepEqual(
      missingNames(file, names, SMALL),
      missing.map((name) => `${file} names ${name}`),
    );
  });
