import { resolve } from 'node:path';
import { readRecord } from '../recordings/record.ts';
import type { CountedCell } from '../recordings/witness.ts';
import { readIfThere } from './cache.ts';

/** What `npm run record` wrote. */
const CELLS_FILE = 'src/recordings/data/cells.json';

/** The counts of the record, for the playground. Empty where no record is committed. */
export async function countedCells(): Promise<readonly CountedCell[]> {
  const text = await readIfThere(resolve(CELLS_FILE));
  if (text === undefined) return [];
  return readRecord(JSON.parse(text)).cells.map(({ id, answered, tried, at }) => ({
    id,
    answered,
    tried,
    day: at.slice(0, 10),
  }));
}
