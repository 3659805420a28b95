import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { cachePath, readIfThere, writeWhole } from './cache.ts';

/**
 * A seal stands beside files that a tool has made. It has the key of what they were made from, and a hash of each. It
 * is written last, so files without a seal are half made, and files that were damaged later (by a full disk or by hand)
 * no longer match it.
 */
interface Seal {
  readonly key: string;
  /** Path below the cache → sha256, hex. */
  readonly files: Readonly<Record<string, string>>;
}

/** Writes the seal of files that have just been made. */
export async function seal(path: string, key: string, files: readonly string[]): Promise<void> {
  const hashes = await Promise.all(files.map(async (file) => [nameOf(file), await hashOf(file)]));
  const content: Seal = { key, files: Object.fromEntries(hashes) };
  await writeWhole(path, JSON.stringify(content));
}

/** Whether the files were made from this key and have not changed since. */
export async function isSealed(path: string, key: string): Promise<boolean> {
  const found = readSeal(await readIfThere(path));
  if (found?.key !== key) return false;
  const checks = Object.entries(found.files).map(async ([name, hash]) => {
    return (await hashOf(cachePath(name)).catch(() => undefined)) === hash;
  });
  return (await Promise.all(checks)).every(Boolean);
}

function readSeal(text: string | undefined): Seal | undefined {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // a seal that cannot be read does not count
  }
}

function nameOf(file: string): string {
  return relative(cachePath(), file).replaceAll('\\', '/');
}

async function hashOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
