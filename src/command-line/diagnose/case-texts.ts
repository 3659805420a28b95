import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { FileError } from '../file-error.ts';
import { readText } from '../read-text.ts';

/** A text of a case. */
export interface CaseText {
  /** As the reader wrote it, or as it is called in the folder. */
  readonly name: string;
  readonly text: string;
}

/** Bytes of one file. A log of a failing service has some megabytes. */
const EVIDENCE_BYTES_MAX = 100_000_000;

/** Files of a project that say what it runs on and what it installs. */
const PROJECT_FILES: readonly string[] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'package.json',
  '.nvmrc',
  '.node-version',
  'Dockerfile',
];
const CI_FOLDER = join('.github', 'workflows');

/**
 * The texts behind a name: a file, the standard input, or what a project folder has.
 *
 * @param base the folder that names are relative to
 * @throws FileError when it cannot be read, or when a folder is no project
 */
export async function readCaseTexts(name: string, base: string): Promise<readonly CaseText[]> {
  if (name === '-') return [{ name: 'standard input', text: await text(process.stdin) }];
  const path = resolve(base, name);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? readProject(path, name) : [await readFileText(path, name)];
}

async function readProject(path: string, name: string): Promise<readonly CaseText[]> {
  const workflows = await readdir(join(path, CI_FOLDER)).catch(() => []);
  const files = new Set([
    ...(await readdir(path)),
    ...workflows.map((file) => join(CI_FOLDER, file)),
  ]);
  const wanted = [...PROJECT_FILES, ...workflows.map((file) => join(CI_FOLDER, file))];
  const found = wanted.filter((file) => files.has(file));
  if (found.length === 0)
    throw new FileError(`${name} has no package.json, lock file, .nvmrc or Dockerfile.`);
  return Promise.all(found.map((file) => readFileText(join(path, file), join(name, file))));
}

async function readFileText(path: string, name: string): Promise<CaseText> {
  const content = await readText(path, name, EVIDENCE_BYTES_MAX);
  // A file of one version: the words that say so are those of a CI file.
  const isVersion = ['.nvmrc', '.node-version'].includes(basename(path));
  return { name, text: isVersion ? `node-version: ${content.trim().replace(/^v/, '')}` : content };
}
