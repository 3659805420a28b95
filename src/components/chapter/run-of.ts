import { runAtBuild } from '../../../tools/astro/build-run.ts';
import type { LabOutput } from '../../lab/index.ts';
import { formatQuery, readQuery } from '../../scenario/query.ts';
import { DEFAULTS, type Field, type Scenario } from '../../scenario/scenario.ts';
import { href } from '../site/href.ts';
import { fragmentOf, readProgram } from './program.ts';

/** A run that a page shows or is held to, and how it came about. */
export interface PageRun {
  readonly scenario: Scenario;
  readonly output: LabOutput;
  /** Address of the playground with this scenario, and this program. */
  readonly play: string;
}

/** A scenario is run once for all pages of a build: the Lab gives the same run every time. */
const RUNS = new Map<string, Promise<PageRun>>();

/**
 * The run of a query as an author writes it: `gap=timeout0`, or nothing for the bug.
 *
 * @param program of src/content/programs, in place of the programs that the knobs write
 * @throws QueryError when the query has a mistake, which an author should hear of
 */
export function runOf(query: string, program?: string): Promise<PageRun> {
  const scenario = readQuery(query);
  const key = `${formatQuery(scenario)} ${program ?? ''}`;
  const run = RUNS.get(key) ?? runAndLink(scenario, program);
  RUNS.set(key, run);
  return run;
}

async function runAndLink(scenario: Scenario, program: string | undefined): Promise<PageRun> {
  const edits = program === undefined ? {} : await readProgram(program);
  const fragment = program === undefined ? '' : await fragmentOf(edits);
  const output = await runAtBuild(scenario, edits);
  return { scenario, output, play: href(`play/?${formatQuery(scenario)}${fragment}`) };
}

/** A scenario in words, the way the knobs are named: `Node 20.0.0, node-fetch 2.6.12, gap=timeout0`. */
export function scenarioText(scenario: Scenario): string {
  const client = scenario.fetch === 'http' ? 'http.request' : `node-fetch ${scenario.fetch}`;
  const turned = (Object.keys(DEFAULTS) as Field[])
    .filter((field) => field !== 'node' && field !== 'fetch')
    .filter((field) => scenario[field] !== DEFAULTS[field])
    .map((field) => `${field}=${scenario[field]}`);
  return [`Node ${scenario.node}`, client, ...turned].join(', ');
}
