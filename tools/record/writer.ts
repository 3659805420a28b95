import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../src/build/cache.ts';
import { type MachineRecord, readRecord } from '../../src/recordings/record.ts';

const CELLS_FILE = 'cells.json';
const HASHES_FILE = 'sha256.txt';

/**
 * Writes a record, and the hashes of all files in its folder. What else is there (traces, packets) stays.
 *
 * @throws ValiError when it is no record, before anything is written
 */
export async function writeRecord(folder: string, record: MachineRecord): Promise<void> {
  await writeWhole(join(folder, CELLS_FILE), recordText(record));
  await writeHashes(folder);
}

/** JSON with a line for each plan and each cell, so that two records can be compared line by line. */
export function recordText(record: MachineRecord): string {
  const { plans, cells, ...head } = readRecord(record);
  const lines = (values: readonly unknown[]) =>
    values.length === 0
      ? '[]'
      : `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
  const members = Object.entries(head).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  return `{${[...members, `"plans":${lines(plans)}`, `"cells":${lines(cells)}`].join(',\n')}}\n`;
}

/** Writes `sha256.txt`: a line for each other file, as `sha256sum` writes and `sha256sum --check` reads it. */
export async function writeHashes(folder: string): Promise<void> {
  await writeWhole(join(folder, HASHES_FILE), await hashesOf(folder));
}

/** The text of `sha256.txt` as it has to be for the files that are in the folder now. */
export async function hashesOf(folder: string): Promise<string> {
  const files = globSync('**', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== HASHES_FILE)
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
    .sort();
  const lines: string[] = [];
  for (const file of files) {
    const hash = createHash('sha256').update(await readFile(join(folder, file)));
    lines.push(`${hash.digest('hex')}  ${file}\n`);
  }
  return lines.join('');
}
