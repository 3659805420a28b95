import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LabRunner } from '../../../src/build/lab-runner.ts';
import { readRecord } from '../../../src/recordings/record.ts';
import { readTraces } from '../../../src/recordings/traces.ts';
import { writeHashes } from '../../record/writer.ts';
import { fidelityOf } from './fidelity.ts';
import { fidelityText, recordedFidelity } from './report.ts';
import { compareTrace, type TraceComparison } from './traced.ts';

const COMMITTED = join('src', 'recordings', 'data', 'cells.json');
/** Traces of chosen runs, beside the cells. A record of some plans has none. */
const TRACES = 'traces.json';
/** What /report/ shows. It lies beside the cells that it is about, and has their hash. */
const WRITTEN = 'fidelity.json';

/**
 * `npm run conformance -- record [FILE]`: compares the Lab with each cell of a record that it can express, and with the
 * recorded traces. Prints what differs and the figures, writes them beside the record, and sets exit code 1 when cells
 * differ.
 *
 * @param file a record's cells.json; the committed one unless given
 * @throws Error when there is no such file, or it is no record
 */
export async function compareWithRecord(file = COMMITTED): Promise<void> {
  const text = readFileSync(file, 'utf8');
  const fidelity = await fidelityOf(readRecord(JSON.parse(text)), (done, of) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} cells `);
  });
  if (process.stderr.isTTY) process.stderr.write('\r');
  const traces = await comparedTraces(join(dirname(file), TRACES));
  const summary = recordedFidelity(
    fidelity,
    traces,
    createHash('sha256').update(text).digest('hex'),
  );
  writeFileSync(join(dirname(file), WRITTEN), `${JSON.stringify(summary, undefined, 1)}\n`);
  await writeHashes(dirname(file));
  console.log(fidelityText(summary));
  process.exitCode = summary.exceptions.length === 0 ? 0 : 1;
}

async function comparedTraces(file: string): Promise<readonly TraceComparison[]> {
  if (!existsSync(file)) return [];
  const { traces } = readTraces(JSON.parse(readFileSync(file, 'utf8')));
  const runner = await LabRunner.load();
  const comparisons: TraceComparison[] = [];
  for (const trace of traces) comparisons.push(await compareTrace(runner, trace));
  return comparisons;
}
