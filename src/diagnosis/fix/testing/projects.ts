/** Small real projects with an old node-fetch, as the lock files of reporters hold them. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PackageManager } from '../../evidence.ts';
import type { Fields, FixStep, Way } from '../way.ts';
import type { Managers } from './package-managers.ts';

/** A project: what it depends on, and which old version its lock file holds. */
interface Project {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  /** Resolved by the lock file, older than what the ranges allow. */
  readonly locked?: Readonly<Record<string, string>>;
  /** The package whose copy of node-fetch is looked at; the project itself without it. */
  readonly parent?: string;
  /** The name under which it has it. */
  readonly under?: string;
  readonly before: string;
  readonly after: string;
  /** A version of the project's own that has to stay. */
  readonly stays?: string;
  /** One of those that every run of the tests carries out. */
  readonly isQuick?: true;
}

export const PROJECTS: readonly Project[] = [
  {
    name: 'direct, in range',
    dependencies: { 'node-fetch': '^2.6.7' },
    locked: { 'node-fetch': '2.6.7' },
    before: '2.6.7',
    after: '2.7.0',
  },
  {
    name: 'direct, pinned',
    dependencies: { 'node-fetch': '2.6.7' },
    before: '2.6.7',
    after: '2.7.0',
  },
  {
    name: 'below another package, in range',
    dependencies: { gaxios: '5.1.3' },
    locked: { 'node-fetch': '2.6.9' },
    parent: 'gaxios',
    before: '2.6.9',
    after: '2.7.0',
  },
  {
    name: 'below another package, pinned',
    dependencies: { 'cross-fetch': '3.1.5' },
    parent: 'cross-fetch',
    before: '2.6.7',
    after: '2.7.0',
  },
  {
    name: 'below another package, pinned, and that package in range',
    dependencies: { 'cross-fetch': '^3.1.5' },
    locked: { 'cross-fetch': '3.1.5' },
    parent: 'cross-fetch',
    before: '2.6.7',
    after: '2.7.0',
  },
  {
    name: 'two copies, the project’s own of 3.x',
    dependencies: { 'node-fetch': '^3.3.2', 'cross-fetch': '3.1.5' },
    parent: 'cross-fetch',
    before: '2.6.7',
    after: '2.7.0',
    stays: '3.3.2',
    isQuick: true,
  },
  {
    name: 'two copies, both old',
    dependencies: { 'node-fetch': '^2.6.7', 'cross-fetch': '3.1.5' },
    locked: { 'node-fetch': '2.6.7' },
    parent: 'cross-fetch',
    before: '2.6.7',
    after: '2.7.0',
    stays: '2.7.0',
  },
  {
    name: 'a renamed fork',
    dependencies: { '@supabase/postgrest-js': '1.16.1' },
    parent: '@supabase/postgrest-js',
    under: '@supabase/node-fetch',
    before: '2.6.15',
    after: '2.7.0',
  },
  {
    name: '3.x, in range',
    dependencies: { 'node-fetch': '^3.3.0' },
    locked: { 'node-fetch': '3.3.1' },
    before: '3.3.1',
    after: '3.3.2',
  },
  {
    name: '3.x, pinned',
    dependencies: { 'node-fetch': '3.3.1' },
    before: '3.3.1',
    after: '3.3.2',
  },
];

const COMMAND_MS_MAX = 120_000;
const LOCK_FILES = ['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock'];

/** A project in a folder, with its package manager. */
export class InstalledProject {
  readonly folder: string;
  readonly project: Project;
  readonly manager: PackageManager;
  readonly #env: NodeJS.ProcessEnv;

  constructor(folder: string, project: Project, manager: PackageManager, managers: Managers) {
    this.folder = folder;
    this.project = project;
    this.manager = manager;
    this.#env = managers.env(manager);
  }

  /** Installs the old versions. Where ranges allow newer ones, it is as if the lock file were of an earlier day. */
  async install(): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    if (this.manager === 'yarn-berry') {
      this.#write('.yarnrc.yml', 'nodeLinker: node-modules\nnpmMinimalAgeGate: 0\n');
      this.#write('yarn.lock', '');
    }
    const { dependencies, locked } = this.project;
    const field = this.manager === 'pnpm-9' ? { packageManager: 'pnpm@9.15.9' } : {};
    const manifest = { name: 'a-project', version: '1.0.0', private: true, ...field, dependencies };
    this.#writeManifest(locked ? { ...manifest, ...this.#forced(locked) } : manifest);
    await this.run(INSTALL[this.manager]);
    if (!locked) return;
    this.#writeManifest(manifest);
    rmSync(join(this.folder, 'pnpm-workspace.yaml'), { force: true });
    this.#unforceLock(locked);
    await this.run(FROZEN[this.manager]);
  }

  #forced(locked: Fields) {
    switch (this.manager) {
      case 'npm':
      case 'bun':
        // npm refuses an override of a dependency of the project's own, so that one is pinned for the moment.
        return {
          dependencies: { ...this.project.dependencies, ...this.#ownOf(locked) },
          overrides: this.#belowOf(locked),
        };
      case 'pnpm-9':
        return { pnpm: { overrides: locked } };
      case 'pnpm':
        this.#write('pnpm-workspace.yaml', `overrides: ${JSON.stringify(locked)}\n`);
        return {};
      case 'yarn':
        return {
          dependencies: { ...this.project.dependencies, ...this.#ownOf(locked) },
          resolutions: this.#belowOf(locked),
        };
      case 'yarn-berry':
        return { resolutions: locked };
    }
  }

  #ownOf(locked: Fields): Fields {
    return Object.fromEntries(
      Object.entries(locked).filter(([name]) => name in this.project.dependencies),
    );
  }

  #belowOf(locked: Fields): Fields {
    return Object.fromEntries(
      Object.entries(locked).filter(([name]) => !(name in this.project.dependencies)),
    );
  }

  /** Takes what was forced for the moment out of the lock file, and keeps what it led to. */
  #unforceLock(locked: Readonly<Record<string, string>>): void {
    for (const name of ['yarn.lock', 'pnpm-lock.yaml']) {
      if (!existsSync(join(this.folder, name))) continue;
      let text = this.#read(name).replace(/^overrides:\n(?: {2}.*\n)+\n/m, '');
      for (const [each, version] of Object.entries(locked)) {
        const range = this.project.dependencies[each] ?? '^2.6.9';
        if (this.manager === 'yarn-berry')
          text = text
            .replaceAll(`"${each}@npm:${version}":`, `"${each}@npm:${range}":`)
            .replaceAll(`${each}: "npm:${version}"`, `${each}: "npm:${range}"`);
        if (this.manager === 'yarn')
          text = text.replace(
            new RegExp(`^${each}@${version.replaceAll('.', '\\.')}:$`, 'm'),
            `${each}@${range}:`,
          );
        if (name === 'pnpm-lock.yaml')
          text = text.replace(`specifier: ${version}`, `specifier: ${range}`);
      }
      this.#write(name, text);
    }
  }

  /** What a reader of this project would paste or drop: package.json and the lock file. */
  texts(): string {
    return ['package.json', ...LOCK_FILES]
      .filter((name) => existsSync(join(this.folder, name)))
      .map((name) => this.#read(name))
      .join('\n');
  }

  /** Carries a way out, step by step. */
  async carryOut({ steps }: Way): Promise<void> {
    for (const step of steps) await this.#perform(step);
  }

  async #perform(step: FixStep): Promise<void> {
    if (step.kind === 'run') await this.run(step.command);
    else if (step.kind === 'merge') {
      const manifest = JSON.parse(this.#read(step.file));
      this.#writeManifest({ ...manifest, ...step.fields });
    } else if (step.kind === 'line') this.#write(step.file, `${step.line}\n`);
    else throw new Error(`a project has no ${step.place}`);
  }

  /** Runs a command line in the project, as a reader would. */
  async run(command: string): Promise<string> {
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', command], {
      cwd: this.folder,
      env: this.#env,
      timeout: COMMAND_MS_MAX,
    }).catch((error: { stdout: string; stderr: string }) => {
      throw new Error(`${command}\n${error.stdout}\n${error.stderr}`);
    });
    return stdout + stderr;
  }

  /** The version that Node would load for the package whose copy is looked at. */
  loaded(): string {
    return this.#loadedBy(this.project.parent);
  }

  /** The version that Node would load for the project itself. */
  loadedByItself(): string {
    return this.#loadedBy(undefined);
  }

  #loadedBy(parent: string | undefined): string {
    const require = createRequire(join(this.folder, 'package.json'));
    const from = parent ? createRequire(packageFile(require, parent)) : require;
    const file = packageFile(from, this.project.under ?? 'node-fetch');
    return JSON.parse(readFileSync(file, 'utf8')).version;
  }

  #read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  #write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  #writeManifest(manifest: object): void {
    this.#write('package.json', `${JSON.stringify(manifest, undefined, 2)}\n`);
  }
}

/** The package.json of a package, which its exports may hide: the folders on the way up are looked through. */
function packageFile(require: NodeJS.Require, name: string): string {
  const file = (require.resolve.paths(name) ?? [])
    .map((folder) => join(folder, name, 'package.json'))
    .find((each) => existsSync(each));
  if (!file) throw new Error(`${name} is not installed`);
  // Through pnpm's links: what stands beside the real folder is what that package loads.
  return realpathSync(file);
}

const INSTALL: Readonly<Record<PackageManager, string>> = {
  npm: 'npm install',
  yarn: 'yarn install --silent',
  'yarn-berry': 'yarn install',
  pnpm: 'pnpm install --no-frozen-lockfile',
  'pnpm-9': 'pnpm install --no-frozen-lockfile',
  bun: 'bun install',
};

/** Installs what the lock file says, and resolves nothing anew. */
const FROZEN: Readonly<Record<PackageManager, string>> = {
  ...INSTALL,
  pnpm: 'pnpm install --frozen-lockfile',
  'pnpm-9': 'pnpm install --frozen-lockfile',
};
