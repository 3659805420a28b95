import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachePath } from '../../../../src/build/cache.ts';
import { ANSWER } from '../answer.ts';
import { missingBuild } from '../built.ts';
import { missingCommand, outputOf } from '../command.ts';
import { startProcess } from '../server-process.ts';
import type { RunningServer, ServerProduct } from '../subject.ts';
import { missingTerminator, startTerminator } from './tls-terminator.ts';

/** Where Debian puts the sources of crates (librust-hyper-dev, librust-tokio-dev). */
const CRATES = '/usr/share/cargo/registry';
const CRATE_OF_HYPER = /^hyper-(0\.14\.\d+)$/;
const REMEDY = 'install cargo, librust-hyper-dev and librust-tokio-dev (Debian)';

const SOURCE = fileURLToPath(new URL('hyper/', import.meta.url));
const SOURCE_FILES = ['Cargo.toml', 'src/main.rs'];
const BUILT = cachePath('subjects', 'hyper');
const EXECUTABLE = join(BUILT, 'target', 'release', 'hyper-server');
const BUILD_MS_MAX = 10 * 60_000;

/** The server of hyper 0.14. It closes when asked to, and does not say so. */
export const hyper: ServerProduct = {
  name: 'hyper',
  tls: true,
  async missing() {
    if (!(await crateVersion())) return `there is no crate of hyper 0.14 in ${CRATES}; ${REMEDY}`;
    const missing = await missingCommand('cargo', ['--version'], REMEDY);
    return missing ?? (await build()) ?? (await missingTerminator());
  },
  async version() {
    return (await crateVersion())!;
  },
  start: ({ port, folder, tls }) =>
    tls ? startTerminator(port, folder, startHyper) : startHyper(port, folder),
};

function startHyper(port: number, folder: string): Promise<RunningServer> {
  const args = [String(port), ANSWER];
  return startProcess({ name: 'hyper', program: EXECUTABLE, args, port, folder });
}

async function crateVersion(): Promise<string | undefined> {
  const crates = existsSync(CRATES) ? await readdir(CRATES) : [];
  return crates.flatMap((crate) => CRATE_OF_HYPER.exec(crate)?.[1] ?? [])[0];
}

/** Builds it in .cache/, because cargo writes a lock file beside Cargo.toml that names a registry. Takes a minute, once. */
async function build(): Promise<string | undefined> {
  const texts = SOURCE_FILES.map((file) => readFile(join(SOURCE, file), 'utf8'));
  return missingBuild({
    name: 'the server of hyper',
    key: [await crateVersion(), ...(await Promise.all(texts))].join('\n'),
    sealPath: join(BUILT, 'key.json'),
    files: [EXECUTABLE],
    async build() {
      await mkdir(join(BUILT, 'src'), { recursive: true });
      for (const file of SOURCE_FILES) await cp(join(SOURCE, file), join(BUILT, file));
      const args = ['build', '--release', '--offline', ...settings()];
      await outputOf('cargo', args, { cwd: BUILT, limitMs: BUILD_MS_MAX });
    },
  });
}

/** cargo takes crates out of that folder in place of its registry (The Cargo Book, “Source Replacement”). */
function settings(): readonly string[] {
  const values = ['source.crates-io.replace-with="debian"', `source.debian.directory="${CRATES}"`];
  return values.flatMap((value) => ['--config', value]);
}
