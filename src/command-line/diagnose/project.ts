import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** A file of a project that says what it runs on, or what it installs. */
interface ProjectFile {
  readonly path: string;
  readonly shown: string;
}

const LOCK_FILES: readonly string[] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
];
/** Files beside them. */
const OTHER_FILES: readonly string[] = [
  'package.json',
  '.nvmrc',
  '.node-version',
  '.tool-versions',
  'Dockerfile',
  'docker-compose.yml',
  'docker-compose.yaml',
  'compose.yml',
  'compose.yaml',
  '.gitlab-ci.yml',
  '.travis.yml',
  'azure-pipelines.yml',
  'bitbucket-pipelines.yml',
  'Jenkinsfile',
  join('.circleci', 'config.yml'),
];
const WORKFLOWS = join('.github', 'workflows');
/** Folders up to the one that has the lock file of a monorepo. */
const PARENTS_MAX = 6;
/** Packages of a monorepo whose package.json is read. */
const WORKSPACES_MAX = 200;

/**
 * The files of a project that matter: its lock file, which in a monorepo stands further up; its package.json and those of
 * its workspaces; what its CI and its images run on.
 *
 * @param shown the folder as the reader wrote it
 */
export async function projectFiles(folder: string, shown: string): Promise<readonly ProjectFile[]> {
  const root = await rootOf(folder);
  const names = new Set<string>();
  for (const name of [...LOCK_FILES, ...OTHER_FILES])
    if (await isFile(join(folder, name))) names.add(name);
  for (const name of await workflowsOf(folder)) names.add(name);
  if (root !== folder)
    for (const name of [...LOCK_FILES, 'package.json', '.nvmrc', '.node-version'])
      if (await isFile(join(root, name))) names.add(join(relative(folder, root), name));
  for (const name of await workspacesOf(folder)) names.add(join(name, 'package.json'));
  return [...names].map((name) => ({ path: join(folder, name), shown: join(shown, name) }));
}

/** The nearest folder upwards with a lock file; the folder itself where there is none. */
async function rootOf(folder: string): Promise<string> {
  if (!(await isFile(join(folder, 'package.json')))) return folder;
  let at = folder;
  for (let step = 0; step < PARENTS_MAX; step += 1) {
    for (const name of LOCK_FILES) if (await isFile(join(at, name))) return at;
    // A repository ends here.
    if (await exists(join(at, '.git'))) return folder;
    if (dirname(at) === at) return folder;
    at = dirname(at);
  }
  return folder;
}

async function workflowsOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, WORKFLOWS)).catch(() => []);
  return names.filter((name) => /\.ya?ml$/.test(name)).map((name) => join(WORKFLOWS, name));
}

/** The folders that `workspaces`, or pnpm-workspace.yaml, names: `packages/*` and plain paths. */
async function workspacesOf(folder: string): Promise<readonly string[]> {
  const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}');
  const pnpm = await readFile(join(folder, 'pnpm-workspace.yaml'), 'utf8').catch(() => '');
  const listed = /^packages:\n((?:\s*-.*\n?)+)/m.exec(pnpm)?.[1] ?? '';
  const patterns = [
    ...patternsOf(manifest),
    ...[...listed.matchAll(/-\s*['"]?([^'"\n]+?)['"]?\s*$/gm)].map(([, pattern = '']) => pattern),
  ].filter((pattern) => !pattern.startsWith('!'));
  const found: string[] = [];
  for (const pattern of patterns)
    for (const name of await matching(folder, pattern))
      if (found.length < WORKSPACES_MAX && (await isFile(join(folder, name, 'package.json'))))
        found.push(name);
  return found;
}

function patternsOf(manifest: string): readonly string[] {
  try {
    const { workspaces } = JSON.parse(manifest);
    const list = Array.isArray(workspaces) ? workspaces : workspaces?.packages;
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
  } catch {
    // The reader of package.json quotes what can be read of it.
    return [];
  }
}

/** `packages/*` and `packages/**` stand for the folders in it. */
async function matching(folder: string, pattern: string): Promise<readonly string[]> {
  const parent = /^(.*?)\/?\*{1,2}\/?$/.exec(pattern)?.[1];
  if (parent === undefined) return pattern.includes('*') ? [] : [pattern.replace(/\/$/, '')];
  const entries = await readdir(join(folder, parent), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map(({ name }) => join(parent, name));
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
