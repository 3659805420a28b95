import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Another record is being made. The message says by which process. */
export class Locked extends Error {
  override readonly name = 'Locked';
}

/**
 * Takes the lock of a record: two at once would measure each other. A lock of a process that is gone counts for nothing.
 *
 * @returns gives it back
 * @throws Locked
 */
export function takeLock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(readFileSync(path, 'utf8'));
    if (isRunning(holder)) {
      throw new Locked(
        `A record is being made by process ${holder}, and two would measure each other. Wait until it has ended.`,
      );
    }
    writeFileSync(path, String(process.pid));
  }
  return () => rmSync(path, { force: true });
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0); // 0 asks, and sends nothing
    return true;
  } catch {
    return false;
  }
}
