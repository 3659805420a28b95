import { runAtBuild } from '../../build/build-run.ts';
import type { LabOutput } from '../../lab/index.ts';
import { formatQuery, readQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { href } from '../site/href.ts';
import { fragmentOf, readProgram } from './text-programs.ts';

/** A run that a page shows or checks a claim against, and what was run. */
interface PageRun {
  readonly scenario: Scenario;
  readonly output: LabOutput;
  /** The address of the playground with this scenario and this program. */
  readonly play: string;
}

/** The Lab gives the same run every time, so a scenario is run once for all pages of a build. */
const RUNS = new Map<string, Promise<PageRun>>();

/**
 * The run of a query as an author writes it: `gap=timeout0`, or an empty one for the bug.
 *
 * @param program a folder of src/content/programs, whose programs replace those that the knobs write
 * @throws QueryError when the query has a mistake
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
