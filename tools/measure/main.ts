/** `npm run measure -- '<query>'`: runs the programs of a scenario on real Node and counts how they end. */
import { cpus, release } from 'node:os';
import { UsageError } from '../../src/command-line/usage.ts';
import { QueryError } from '../../src/scenario/query.ts';
import { ExtractionFailure } from '../extract-node-lib/failure.ts';
import { MEASURE_USAGE, type MeasureCommand, parseMeasureCommand } from './arguments.ts';
import { cellsOf } from './plan.ts';
import { executableFor, NoRelease } from './release.ts';
import { type Circumstances, cellRunText, headingOf, jsonOf } from './report.ts';
import { type CellRun, runCell } from './run-cell.ts';

/** Exit status for a command line or a query that cannot be read, and for a release that npm lacks. */
const EXIT_USAGE = 2;

async function measure(command: Extract<MeasureCommand, { do: 'measure' }>): Promise<void> {
  const { query, json } = command;
  const circumstances = here();
  const executables = new Map<string, string>();
  for (const node of command.releases) executables.set(node, await executableFor(node));
  if (!json) console.log(headingOf(query, circumstances));
  const runs: CellRun[] = [];
  for (const cell of cellsOf(command)) {
    const run = await runCell(cell, executables.get(cell.node)!);
    runs.push(run);
    if (!json) console.log(cellRunText(run));
  }
  if (json) console.log(JSON.stringify(jsonOf(query, circumstances, runs)));
}

function here(): Circumstances {
  const { platform, arch } = process;
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${platform} ${arch}, kernel ${release()}, ${cpus().length} cores`,
  };
}

try {
  const command = parseMeasureCommand(process.argv.slice(2));
  if (command.do === 'help') console.log(MEASURE_USAGE);
  else await measure(command);
} catch (error) {
  if (error instanceof ExtractionFailure) {
    console.error(`${error.message}; ${error.remedy}`);
    process.exitCode = 1;
  } else if (
    error instanceof QueryError ||
    error instanceof UsageError ||
    error instanceof NoRelease
  ) {
    console.error(`${error.message}\n\n--help tells what can be asked.`);
    process.exitCode = EXIT_USAGE;
  } else throw error;
}
