import { resolve } from 'node:path';
import { CellIndex } from '../recordings/cells.ts';
import { type MachineRecord, readRecord } from '../recordings/record.ts';
import { readIfThere } from './cache.ts';

/** The cells that `npm run record` wrote. */
const CELLS_FILE = 'src/recordings/data/cells.json';

/** The record, with the text of its file. */
interface RecordAtBuild {
  readonly text: string;
  readonly record: MachineRecord;
  readonly index: CellIndex;
}

let loading: Promise<RecordAtBuild> | undefined;

/** The record of real machines, read once for all pages of a build. */
export function recordAtBuild(): Promise<RecordAtBuild> {
  loading ??= load();
  return loading;
}

/** @throws Error when it is missing, ValiError when it has another shape */
async function load(): Promise<RecordAtBuild> {
  const text = await readIfThere(resolve(CELLS_FILE));
  if (text === undefined)
    throw new Error(
      `${CELLS_FILE} is missing: restore it with git, or make one with npm run record`,
    );
  const record = readRecord(JSON.parse(text));
  return { text, record, index: new CellIndex(record) };
}
