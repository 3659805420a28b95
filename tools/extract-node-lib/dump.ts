import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ReleasePack } from '../../src/lab/release-pack.ts';
import { ExtractionFailure } from './failure.ts';

/** The description of a release by its own binary: all of lib/, unchanged. */
export type Dump = Omit<ReleasePack, 'parts'>;

const DUMP_PROGRAM = fileURLToPath(new URL('dump.cjs', import.meta.url));
const DUMP_MS_MAX = 60_000;

/** Asks a release's binary for everything that goes into a pack. */
export async function dumpRelease(executable: string, version: string): Promise<Dump> {
  const folder = await mkdtemp(join(tmpdir(), 'node-lib-'));
  try {
    const output = join(folder, 'dump.json');
    const { NODE_OPTIONS: _, ...env } = process.env;
    await promisify(execFile)(
      executable,
      ['--expose-internals', '--no-warnings', DUMP_PROGRAM, output],
      { env, timeout: DUMP_MS_MAX },
    ).catch((error: unknown) => {
      throw new ExtractionFailure(
        `its binary does not run here: ${firstLine(error)}`,
        'npm carries Node for Linux with glibc (not Alpine), macOS and Windows; Apple silicon runs older\n' +
          'releases through Rosetta: softwareupdate --install-rosetta',
      );
    });
    const dump: Dump = JSON.parse(await readFile(output, 'utf8'));
    if (dump.version !== version) throw new Error(`expected Node ${version}, got ${dump.version}`);
    return dump;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function firstLine(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const [line = ''] = (stderr || String(error)).split('\n');
  return line;
}
