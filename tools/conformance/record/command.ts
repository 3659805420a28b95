import { readFileSync } from 'node:fs';
import { readRecord } from '../../../src/recordings/record.ts';
import { fidelityOf } from './fidelity.ts';
import { fidelityText } from './report.ts';

const COMMITTED = 'src/recordings/data/cells.json';

/**
 * `npm run conformance -- record [FILE]`: compares the Lab with each cell of a record that it can express. Prints the
 * exceptions and the figures, and sets exit code 1 when there are exceptions.
 *
 * @param file a record; the committed one unless given
 * @throws Error when there is no such file, or it is no record
 */
export async function compareWithRecord(file = COMMITTED): Promise<void> {
  const record = readRecord(JSON.parse(readFileSync(file, 'utf8')));
  const fidelity = await fidelityOf(record, (done, of) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} cells `);
  });
  if (process.stderr.isTTY) process.stderr.write('\r');
  console.log(fidelityText(fidelity));
  const agree = fidelity.compared.every(({ differences }) => differences.length === 0);
  process.exitCode = agree ? 0 : 1;
}
