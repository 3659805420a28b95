import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type MachineRecord, readRecord } from '../../src/recordings/record.ts';
import { hashesOf, recordText, writeRecord } from './writer.ts';

const RECORD: MachineRecord = {
  schema: 1,
  command: 'npm run -s record',
  started: '2026-11-29T08:00:00Z',
  finished: '2026-11-29T09:00:00Z',
  machine: { os: 'linux x64', kernel: '6.1.0', cpu: 'a processor', cores: 2, memoryGiB: 3.8 },
  versions: { nginx: '1.22.1' },
  missing: [{ what: 'jdk', why: 'javac is not on the PATH' }],
  plans: [{ id: 'fin', title: 'When', covers: '1 release × warm' }],
  cells: ['same', '2ms'].map((fin, at) => ({
    id: `node=20.0.0&fetch=2.6.12&process=warm&fin=${fin}`,
    plan: 'fin',
    answered: at,
    tried: 20,
    errors: [['socket hang up', 20 - at]],
    load: [0, 0.1],
    at: '2026-11-29T08:30:00Z',
  })),
};

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'record-writer-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the text has a line for each cell, is read back, and is the same each time', () => {
  const text = recordText(RECORD);
  assert.deepEqual(readRecord(JSON.parse(text)), RECORD);
  assert.equal(recordText(JSON.parse(text)), text);
  for (const cell of RECORD.cells) {
    assert.equal(text.split('\n').filter((line) => line.includes(cell.id)).length, 1);
  }
});

test('members have one order, whatever order they came in', () => {
  const shuffled = Object.fromEntries(Object.entries(RECORD).reverse()) as MachineRecord;
  assert.equal(recordText(shuffled), recordText(RECORD));
});

test('what is no record is not written', async () => {
  await inFolder(async (folder) => {
    const broken = { ...RECORD, cells: [{ ...RECORD.cells[0]!, tried: 0 }] };
    await assert.rejects(writeRecord(folder, broken));
    assert.deepEqual(await readdir(folder), []);
  });
});

const skip = spawnSync('sha256sum', ['--version']).error && 'sha256sum is not here';

test('sha256sum agrees with the hashes, of files that others have put there as well', {
  skip,
}, async () => {
  await inFolder(async (folder) => {
    await mkdir(join(folder, 'pcap'));
    await writeFile(join(folder, 'pcap', 'a.pcap'), new Uint8Array([1, 2, 3]));
    await writeFile(join(folder, 'traces.json'), '{}');
    await writeRecord(folder, RECORD);
    const said = execFileSync('sha256sum', ['--check', '--strict', 'sha256.txt'], { cwd: folder });
    assert.equal(String(said), 'cells.json: OK\npcap/a.pcap: OK\ntraces.json: OK\n');
    const before = await readFile(join(folder, 'sha256.txt'), 'utf8');
    assert.equal(await hashesOf(folder), before);
    await writeFile(join(folder, 'traces.json'), '{ }');
    assert.notEqual(await hashesOf(folder), before);
  });
});
