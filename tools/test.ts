/**
 * `npm test`: runs every check and every suite, the fastest to fail first. The closing line adds up all runners:
 * `N passed, N failed, N skipped`. After a stage that fails the others still run. Two stages that use one core each run
 * side by side. Each prints its output whole when it ends.
 *
 * With `--sweep` (`npm run sweep`) the tests that repeat something over all pages, all presets or many runs do so in
 * full in both browsers (e2e/sweep.ts).
 */
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.ts';
import { runCommand } from './run-command.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Stage {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** It needs browsers, which are installed first if possible. */
  readonly needsBrowsers?: boolean;
  /** It uses one core, and the stage before it does so, too: they run side by side. */
  readonly isBesideTheOneBefore?: boolean;
  /** Reads the runner's own report. Without it the stage counts as one test, by its exit code. */
  readonly tally?: () => Tally;
}

const reports = join('test-results', 'reports');
const tapFile = (name: string) => join(reports, `${name}.tap`);

/**
 * Tests that hold real Node processes to a clock run with nothing beside them: their files are called
 * `*.real-node.test.ts`. The other tests only compute: one file on each of two cores, because node:test by itself would
 * leave one idle.
 */
const RUNS_REAL_NODE = /\.real-node\.test\.ts$/;
/** Tests that fetch from the registry that npm is set to, and are skipped where it cannot be reached. */
const NEEDS_REGISTRY = /\.registry\.test\.ts$/;
const TEST_FILES = globSync(['src/**/*.test.ts', 'tools/**/*.test.ts']).sort();

const nodeTests = (name: string, filesAtOnce: number, files: readonly string[]): Stage => ({
  name,
  command: [
    'node',
    '--test',
    `--test-concurrency=${filesAtOnce}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${tapFile(name)}`,
    ...files,
  ],
  tally: () => tallyTap(readFileSync(tapFile(name), 'utf8')),
});

const browserTests = (name: string, ...options: string[]): Stage => {
  const report = join(reports, `${name}.json`);
  return {
    name,
    command: ['playwright', 'test', ...options],
    needsBrowsers: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    tally: () => tallyPlaywright(readFileSync(report, 'utf8')),
  };
};

const STAGES: readonly Stage[] = [
  { name: 'lint', command: ['biome', 'check', '.'] },
  { name: 'extract', command: ['node', 'tools/extract-node-lib/main.ts'] },
  nodeTests(
    'unit',
    2,
    TEST_FILES.filter((file) => !RUNS_REAL_NODE.test(file) && !NEEDS_REGISTRY.test(file)),
  ),
  nodeTests(
    'registry',
    1,
    TEST_FILES.filter((file) => NEEDS_REGISTRY.test(file)),
  ),
  nodeTests(
    'real-node',
    1,
    TEST_FILES.filter((file) => RUNS_REAL_NODE.test(file)),
  ),
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  // Not beside the build: both write Astro's types.
  { name: 'types', command: ['astro', 'check'] },
  { name: 'budgets', command: ['node', 'tools/budgets/main.ts'], isBesideTheOneBefore: true },
  browserTests('e2e', '--grep-invert=@alone'),
  // Tests that measure how a page keeps up while a program spins.
  browserTests('e2e-alone', '--grep=@alone', '--workers=1'),
];

/** The closing comment lines of node:test's TAP: `# pass 12`. */
function tallyTap(tap: string): Tally {
  const count = (word: string) =>
    Number(tap.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** Prints why a test was skipped, which Playwright's list leaves out. */
function printSkips({ suites = [], specs }: PlaywrightSuite): void {
  for (const { title, tests } of specs) {
    for (const { projectName, annotations } of tests) {
      const skip = annotations.find(({ type }) => type === 'skip');
      if (skip) console.log(`skipped in ${projectName}: ${title} (${skip.description})`);
    }
  }
  suites.forEach(printSkips);
}

function tallyPlaywright(json: string): Tally {
  const report = JSON.parse(json) as PlaywrightSuite & {
    stats: { expected: number; unexpected: number; skipped: number };
  };
  const { stats } = report;
  printSkips({ ...report, specs: report.specs ?? [] });
  return {
    passed: stats.expected,
    failed: stats.unexpected,
    skipped: stats.skipped,
  };
}

/** The stages in groups. Those of a group run side by side. */
function groupsOf(stages: readonly Stage[]): readonly (readonly Stage[])[] {
  const groups: Stage[][] = [];
  for (const stage of stages) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const isNeighbour = before && STAGES.indexOf(before) + 1 === STAGES.indexOf(stage);
    if (last && isNeighbour && stage.isBesideTheOneBefore) last.push(stage);
    else groups.push([stage]);
  }
  return groups;
}

async function run({ name, command, env, tally }: Stage, isAlone: boolean): Promise<Tally> {
  const title = `\n── ${name} ${'─'.repeat(Math.max(0, 90 - name.length))}`;
  if (isAlone) console.log(title);
  const started = performance.now();
  const { status, output } = await runCommand(command, { env, keepsOutput: !isAlone });
  if (!isAlone) process.stdout.write(`${title}\n${output}`);
  console.log(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${seconds(started)} s`);
  const counted = count(tally);
  if (!counted) return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  // A runner that dies after its last test has failed, whatever it counted.
  return status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

/** A stage that died before it wrote its report counts by its exit code. */
function count(tally: Stage['tally']): Tally | undefined {
  try {
    return tally?.();
  } catch (error) {
    console.error(`no report: ${(error as Error).message}`);
    return undefined;
  }
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

const args = process.argv.slice(2);
if (args.includes('--sweep')) process.env['SWEEP'] = '1';
const only = args.filter((arg) => arg !== '--sweep');
const unknown = only.filter((name) => !STAGES.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(
    `unknown stage ${unknown.join(', ')}; there are ${STAGES.map((s) => s.name).join(', ')}`,
  );
  process.exit(2);
}
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const stages = STAGES.filter(({ name }) => only.length === 0 || only.includes(name));
if (stages.some(({ needsBrowsers }) => needsBrowsers)) ensureBrowsers();
const begun = performance.now();
const tallies: Tally[] = [];
for (const group of groupsOf(stages)) {
  tallies.push(...(await Promise.all(group.map((stage) => run(stage, group.length === 1)))));
}
const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
console.log(`\n${stages.length} stages: ${seconds(begun)} s`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
