import { runAtBuild } from '../../../tools/astro/build-run.ts';
import type { LabOutput } from '../../lab/index.ts';
import { formatQuery, readQuery } from '../../scenario/query.ts';
import { DEFAULTS, type Field, type Scenario } from '../../scenario/scenario.ts';
import { href } from '../site/href.ts';

/** A run that a page shows or is held to, and how it came about. */
export interface PageRun {
  readonly scenario: Scenario;
  readonly output: LabOutput;
}

/** A scenario is run once for all pages of a build: the Lab gives the same run every time. */
const RUNS = new Map<string, Promise<PageRun>>();

/**
 * The run of a query as an author writes it: `gap=timeout0`, or nothing for the bug.
 * @throws QueryError when the query has a mistake, which an author should hear of
 */
export function runOf(query: string): Promise<PageRun> {
  const scenario = readQuery(query);
  const key = formatQuery(scenario);
  const run = RUNS.get(key) ?? runAtBuild(scenario).then((output) => ({ scenario, output }));
  RUNS.set(key, run);
  return run;
}

/** The playground with the scenario of a query. */
export function playHref(query: string): string {
  return href(`play/?${formatQuery(readQuery(query))}`);
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
