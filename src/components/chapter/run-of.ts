import { runAtBuild } from '../../build/build-run.ts';
import type { LabOutput } from '../../lab/index.ts';
import { type Edits, PATCH_FILE } from '../../scenario/code-link.ts';
import { formatQuery, readQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { href } from '../site/href.ts';
import { readPatch } from './patch-text.ts';
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
 * @param patch a diff of src/patch/examples, which is applied to the release
 * @throws QueryError when the query has a mistake
 */
export function runOf(query: string, program?: string, patch?: string): Promise<PageRun> {
  const scenario = readQuery(query);
  const key = `${formatQuery(scenario)} ${program ?? ''} ${patch ?? ''}`;
  const run = RUNS.get(key) ?? runAndLink(scenario, program, patch);
  RUNS.set(key, run);
  return run;
}

async function runAndLink(
  scenario: Scenario,
  program: string | undefined,
  patch: string | undefined,
): Promise<PageRun> {
  const edits: Edits = {
    ...(program === undefined ? {} : await readProgram(program)),
    ...(patch === undefined ? {} : { [PATCH_FILE]: (await readPatch(patch)).text }),
  };
  const fragment = Object.keys(edits).length === 0 ? '' : await fragmentOf(edits);
  const output = await runAtBuild(scenario, edits);
  return { scenario, output, play: href(`play/?${formatQuery(scenario)}${fragment}`) };
}
