import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Locked, takeLock } from './lock.ts';

test('one record at a time; the lock of a process that is gone counts for nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'record-lock-'));
  const path = join(folder, 'lock');
  try {
    const unlock = takeLock(path);
    assert.throws(() => takeLock(path), Locked);
    unlock();
    takeLock(path)();
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(path, String(pid));
    takeLock(path)();
  } finally {
    await rm(folder, { recursive: true });
  }
});
