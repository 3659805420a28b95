import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unusedExports } from './exports.ts';
import { CODE, sourcesOfRepository } from './files.ts';

/** What a framework asks a file for, by the names that it prescribes. */
const ASKED_FOR: readonly (readonly [file: RegExp, name: RegExp])[] = [
  [/^src\/pages\//, /^(GET|getStaticPaths|prerender)$/],
  [/^src\/content\.config\.ts$/, /^collections$/],
  [/^(astro|playwright)\.config\.\w+$/, /^default$/],
];

/** Programs that are read as text, or run by hand: nobody imports from them. */
const PROGRAMS = /^playground\/|\/programs?\/[^.]+\.[cm]js$|^tools\/conformance\/cases\//;

/** What its own file uses and a test asks by itself, with the reason. */
const FOR_TESTS: Readonly<Record<string, readonly string[]>> = {
  'what V8 has gained, which a test compares with the binaries': [
    'src/lab/engine/intrinsics.ts SINCE',
  ],
  'why a test of Node is left out, text by text': [
    'tools/conformance/node-tests/selection.ts exclusion',
  ],
  'a package for the container, which a test tries on a real Node': [
    'src/build/webcontainer-assets.ts clientForNode',
  ],
  'a limit, which a test comes up to from both sides': [
    'src/command-line/read-text.ts PROGRAM_BYTES_MAX',
    'src/diagnosis/input/refusals.ts CASE_BYTES_MAX',
    'src/engines/lab/index.ts RUN_WALL_MS_MAX',
    'src/engines/lab/index.ts TRIAL_WALL_MS_MAX',
    'src/engines/lab/sandbox.ts FRAME_MS_MAX',
    'src/exploration/fin-limit.ts DELAY_MS_MAX',
    'src/scenario/code-link.ts CODE_BYTES_MAX',
    'src/scenario/code-link.ts HASH_CHARS_MAX',
    'src/scenario/gap.ts GAP_BUSY_MS_MAX',
    'src/scenario/gap.ts GAP_IMMEDIATES_MAX',
    'src/scenario/gap.ts GAP_PARTS_MAX',
    'src/scenario/gap.ts GAP_TIMEOUT_MS_MAX',
    'src/trace/record/cut-texts.ts EVENT_TEXT_CHARS_MAX',
    'src/trace/record/http-fields.ts NAME_CHARS_MAX',
    'src/trace/record/http-fields.ts TEXT_CHARS_MAX',
    'src/trace/record/json-seq.ts RECORD_CHARS_MAX',
    'src/trace/record/merge-output.ts OUTPUT_EVENTS_APART',
    'src/trace/record/parse-trace.ts EVENTS_IN_SLICE',
    'src/trace/record/parse-trace.ts EVENTS_MAX',
    'src/trace/words/ladder.ts LADDER_COLUMNS',
    'src/trace/words/short-log.ts LOG_CHARS_SHOWN_MAX',
    'src/trace/words/short-log.ts LOG_LINES_SHOWN_MAX',
    'tools/record/plans/plan.ts TRIALS_MIN',
  ],
  'a list, of which a test takes every item': [
    'src/lab/bindings/node-lib.ts LIB_MEMBERS',
    'src/scenario/help.ts HELP',
    'src/scenario/labels.ts LABELS',
    'src/scenario/preload.ts PRELOADS',
    'src/scenario/versions.ts LOOKS_SINCE',
    'tools/record/parts.ts NO_PARTS',
  ],
  'a step of a longer way, which a test takes alone': [
    'src/command-line/race/box/box.ts spawnBox',
    'src/components/chapter/gap-limits.ts trial',
    'src/components/chapter/source/hang-up-lines.ts hangUpLine',
    'src/components/chapter/source/variants.ts variantsOf',
    'src/trace/reading/connections.ts connectionsOf',
    'src/scenario/upgrades.ts inOrder',
    'src/trace/words/verdict.ts outcomeOf',
    'src/trace/world/fold.ts fold',
    'tools/conformance/node-tests/patch.ts comparedTests',
    'tools/extract-node-lib/npm.ts explainNpm',
    'src/matrix/cited.ts isCitedForm',
    'src/matrix/cited.ts isSaying',
    'tools/record/writer.ts hashesOf',
    'tools/record/writer.ts recordText',
  ],
  'a part of a long run, around a place that a test chooses': [
    'src/figures/run/range.ts rangeAround',
  ],
  'an error, which a test knows by its class': [
    'src/components/chapter/source/change.ts ChangeError',
    'src/matrix/cited.ts CitationError',
    'src/recordings/select.ts NoSuchCell',
    'src/report/evidence.ts EvidenceError',
  ],
  'a type of what a test passes in or takes out': [
    'src/challenges/challenges.ts Judgement',
    'src/components/code/highlight.ts Role',
    'src/engines/webcontainer/boot.ts BootFrame',
    'src/engines/webcontainer/preflight.ts BrowserFacts',
    'src/exploration/fin-limit.ts FinTrial',
    'src/lab/kernel/machine.ts MachineOptions',
    'src/play/consent.ts Screen',
    'src/play/memory.ts TabStorage',
    'src/scenario/link.ts Link',
    'src/scenario/upgrades.ts Upgrade',
    'tools/extract-node-lib/tar.ts TarFile',
    'tools/record/work.ts WorkOptions',
    'tools/relay/start-relay.ts RunningRelay',
  ],
};

const found = unusedExports(sourcesOfRepository(CODE)).filter(
  ({ file, name }) =>
    !PROGRAMS.test(file) &&
    !ASKED_FOR.some(([files, names]) => files.test(file) && names.test(name)),
);
const listed = (isTested: boolean) =>
  found.filter((each) => each.isTested === isTested).map(({ file, name }) => `${file} ${name}`);

test('what a file exports another one imports', () => {
  assert.deepEqual(listed(false), []);
});

test('what only tests import is exported for a reason, and each reason is still needed', () => {
  assert.deepEqual(listed(true).sort(), Object.values(FOR_TESTS).flat().sort());
});

test('an export counts as used by whoever names it, in whatever way', () => {
  const unused = (files: Record<string, string>) =>
    unusedExports(new Map(Object.entries(files))).map(
      ({ file, name, isTested }) => `${file} ${name}${isTested ? ', tests only' : ''}`,
    );
  const a = 'export const one = 1, { two } = x; export type Three = 3; export default 4;';
  assert.deepEqual(unused({ 'a.ts': a }), ['a.ts one', 'a.ts two', 'a.ts Three', 'a.ts default']);
  assert.deepEqual(
    unused({
      'a.ts': a,
      'b.ts': "import four, { one as first } from './a.ts'; export { two } from './a.ts';",
      'c.astro': "---\nimport type { Three } from './a.ts';\nimport { two } from './b.ts';\n---",
    }),
    [],
  );
  for (const taker of [
    "import * as all from './a.ts';",
    "export * from './a.ts';",
    "const { one } = await import('./a.ts');",
    "import text from './a.ts?raw';",
  ])
    assert.equal(unused({ 'a.ts': a, 'b.ts': taker }).includes('a.ts one'), taker.includes('?raw'));
  assert.deepEqual(
    unused({ 'a.ts': 'export const one = 1;', 'a.test.ts': "import { one } from './a.ts';" }),
    ['a.ts one, tests only'],
  );
});
