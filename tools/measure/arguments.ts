import { readOptions, UsageError } from '../../src/command-line/usage.ts';
import { readQuery } from '../../src/scenario/query.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { LISTED } from '../extract-node-lib/pins.ts';
import type { ProcessKind } from './plan.ts';

export type MeasureCommand =
  | { readonly do: 'help' }
  | {
      readonly do: 'measure';
      readonly query: string;
      readonly scenario: Scenario;
      /** The releases of Node that were asked for, `24.22.3`; else the one of the scenario. */
      readonly releases: readonly string[];
      readonly processes: readonly ProcessKind[];
      /** Runs of each cell. */
      readonly runs: number;
      readonly json: boolean;
    };

const RUNS_DEFAULT = '20';
const RUNS_MAX = 1000;

export const MEASURE_USAGE = `Runs the programs of a scenario on real Node and counts the runs in which every request was answered.

  npm run -s measure -- 'fetch=2.6.12&fin=2ms'          on the scenario's own release, 20 cold runs
  npm run -s measure -- '…' --node 24.22.3,26.12.1     on these releases; any that npm has, 25.9.0 too
  npm run -s measure -- '…' --runs 60                   1 to ${RUNS_MAX}
  npm run -s measure -- '…' --cold                      each run is a new process (this is the default)
  npm run -s measure -- '…' --warm                      the runs are made in one process, 30 ms apart
  npm run -s measure -- '…' --json                      one JSON object

The query is that of /play/. --cold and --warm together measure both. Where timing decides, measure on a quiet machine:
its load is printed with each figure. Exit status: 0 when it ran, whatever the outcome; 2 when the query or an option
cannot be read or npm does not have the release; 1 when something else went wrong.`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  node: { type: 'string' },
  runs: { type: 'string', default: RUNS_DEFAULT },
  cold: { type: 'boolean' },
  warm: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/**
 * @throws UsageError for an option that cannot be read
 * @throws QueryError for a query that cannot be read
 */
export function parseMeasureCommand(args: readonly string[]): MeasureCommand {
  const { values, query } = readOptions(args, OPTIONS);
  if (values.help) return { do: 'help' };
  const { scenario, node } = readWithAnyRelease(query);
  const releases = values.node === undefined ? [node] : releasesIn(values.node);
  const processes = (['cold', 'warm'] as const).filter((kind) => values[kind]);
  return {
    do: 'measure',
    query,
    scenario,
    releases,
    processes: processes.length > 0 ? processes : ['cold'],
    runs: runsIn(values.runs),
    json: values.json ?? false,
  };
}

/** The query may name a release that the Lab does not have, because the programs are the same for each release. */
function readWithAnyRelease(query: string): { scenario: Scenario; node: string } {
  const fields = new URLSearchParams(query);
  const node = fields.get('node')?.replace(/^v/, '') ?? '';
  if (!RELEASE.test(node) || LISTED.has(node)) {
    const scenario = readQuery(query);
    return { scenario, node: scenario.node };
  }
  fields.delete('node');
  return { scenario: readQuery(String(fields)), node };
}

const RELEASE = /^\d+\.\d+\.\d+$/;

function releasesIn(text: string): readonly string[] {
  const releases = text.split(',').map((release) => release.trim().replace(/^v/, ''));
  for (const release of releases) {
    if (!RELEASE.test(release)) {
      throw new UsageError(
        `--node ${text}: “${release}” is no release. Write all three numbers, 24.22.3, and a comma between two.`,
      );
    }
  }
  return [...new Set(releases)];
}

function runsIn(text: string): number {
  const runs = /^\d+$/.test(text) ? Number(text) : 0;
  if (runs < 1 || runs > RUNS_MAX) {
    throw new UsageError(`--runs ${text}: a whole number from 1 to ${RUNS_MAX}.`);
  }
  return runs;
}
