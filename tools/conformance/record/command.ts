import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readRecord } from '../../../src/recordings/record.ts';
import { writeHashes } from '../../record/writer.ts';
import { fidelityOf } from './fidelity.ts';
import { fidelityText, recordedFidelity } from './report.ts';

const COMMITTED = join('src', 'recordings', 'data', 'cells.json');
/** What /report/ shows. It lies beside the cells that it is about, and has their hash. */
const WRITTEN = 'fidelity.json';

/**
 * `npm run conformance -- record [FILE]`: compares the Lab with each cell of a record that it can express. Prints the
 * exceptions and the figures, writes them beside the record, and sets exit code 1 when there are exceptions.
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
  const summary = recordedFidelity(fidelity, createHash('sha256').update(text).digest('hex'));
  writeFileSync(join(dirname(file), WRITTEN), `${JSON.stringify(summary, undefined, 1)}\n`);
  await writeHashes(dirname(file));
  console.log(fidelityText(summary));
  process.exitCode = summary.exceptions.length === 0 ? 0 : 1;
}
