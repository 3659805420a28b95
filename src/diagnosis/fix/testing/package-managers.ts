/**
 * Package managers for tests that carry out fixes. They are fetched once, from the registry that npm is set to, into
 * .cache; nothing of them is a dependency of this project.
 */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { PackageManager } from '../../evidence.ts';

const PACKAGES: readonly string[] = [
  'npm@12.2.2',
  'yarn@1.22.22',
  '@yarnpkg/cli-dist@4.18.1',
  'pnpm@12.21.0',
  'pnpm-9@npm:pnpm@9.15.9',
  'bun@1.4.5',
];
const FOLDER = resolve('.cache/package-managers');
const MODULES = join(FOLDER, 'packages', 'node_modules');
const FETCH_MS_MAX = 300_000;

const executable = promisify(execFile);
const node = process.execPath;

/** The command of each: its name on a command line, and what is run for it. */
const COMMANDS: Readonly<Record<PackageManager, readonly [name: string, run: () => string]>> = {
  npm: ['npm', () => `"${node}" "${join(MODULES, 'npm/bin/npm-cli.js')}"`],
  yarn: ['yarn', () => `"${node}" "${join(MODULES, 'yarn/bin/yarn.js')}"`],
  'yarn-berry': ['yarn', () => `"${node}" "${join(MODULES, '@yarnpkg/cli-dist/bin/yarn.js')}"`],
  pnpm: ['pnpm', () => `"${nativePnpm()}"`],
  'pnpm-9': ['pnpm', () => `"${node}" "${join(MODULES, 'pnpm-9/bin/pnpm.cjs')}"`],
  bun: ['bun', () => `"${join(MODULES, 'bun/bin/bun.exe')}"`],
};

function nativePnpm(): string {
  return join(MODULES, '@pnpm', `exe.${process.platform}-${process.arch}`, 'pnpm');
}

/** What a package manager needs around it: a PATH on which it is the only one, and caches that are not the user's. */
export interface Managers {
  env(manager: PackageManager): NodeJS.ProcessEnv;
}

/**
 * Fetches the package managers if they are not there.
 *
 * @returns a sentence that says why there are none
 */
export async function fetchManagers(): Promise<Managers | string> {
  if (process.platform === 'win32') return 'the commands are written for a POSIX shell';
  let registry: string;
  try {
    registry = (await executable('npm', ['config', 'get', 'registry'])).stdout.trim();
    await executable('npm', ['ping'], { timeout: 20_000 });
    if (!existsSync(MODULES)) await fetchPackages();
  } catch (error) {
    const { message } = error as Error;
    return `npm cannot reach its registry: ${message.split('\n').at(-1)}`;
  }
  writeCommands();
  const home = join(FOLDER, 'home');
  return {
    env: (manager) => ({
      ...process.env,
      PATH: `${join(FOLDER, 'bin', manager)}:${process.env['PATH']}`,
      // Each has its own name for the same setting, which is npm's.
      npm_config_registry: registry,
      YARN_REGISTRY: registry,
      YARN_NPM_REGISTRY_SERVER: registry,
      BUN_CONFIG_REGISTRY: registry,
      npm_config_ignore_scripts: 'true',
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      npm_config_update_notifier: 'false',
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_STATE_HOME: join(home, 'state'),
      PNPM_HOME: join(home, 'pnpm'),
      YARN_CACHE_FOLDER: join(home, manager),
      YARN_GLOBAL_FOLDER: join(home, 'yarn'),
      YARN_ENABLE_TELEMETRY: '0',
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      BUN_INSTALL_CACHE_DIR: join(home, 'bun'),
      CI: '',
    }),
  };
}

/** Into a folder beside the place, so that an interrupted fetch leaves nothing half done. */
async function fetchPackages(): Promise<void> {
  const fresh = join(FOLDER, 'fetching');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  writeFileSync(join(fresh, 'package.json'), '{ "private": true }\n');
  await executable('npm', ['install', '--no-audit', '--no-fund', ...PACKAGES], {
    cwd: fresh,
    timeout: FETCH_MS_MAX,
  });
  // Bun's package has the program in a package of the platform, which its script puts in place.
  await executable(node, ['install.js'], { cwd: join(fresh, 'node_modules', 'bun') }).catch(
    () => undefined,
  );
  const place = join(FOLDER, 'packages');
  rmSync(place, { recursive: true, force: true });
  renameSync(fresh, place);
}

function writeCommands(): void {
  for (const [manager, [name, run]] of Object.entries(COMMANDS)) {
    const folder = join(FOLDER, 'bin', manager);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\nexec ${run()} "$@"\n`);
    chmodSync(file, 0o755);
  }
}
