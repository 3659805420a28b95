import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { FileError } from '../file-error.ts';
import { readBytes } from '../read-text.ts';
import { evidenceText } from './evidence-text.ts';
import { projectFiles } from './project.ts';

/** A text of a case. */
export interface CaseText {
  /** As the reader wrote it, or as it is called in the folder. */
  readonly name: string;
  readonly text: string;
}

/** Bytes of one file. A log of a failing service has some megabytes. */
const EVIDENCE_BYTES_MAX = 100_000_000;

/** Names of Node's lines, which .nvmrc may have in place of a number: `lts/iron`. */
const LINES: Readonly<Record<string, string>> = {
  hydrogen: '18',
  iron: '20',
  jod: '22',
  krypton: '24',
};

/**
 * The texts behind a name: a file, the standard input, or what a project folder has.
 *
 * @param base the folder that names are relative to
 * @throws FileError when it cannot be read, or when a folder is no project
 */
export async function readCaseTexts(name: string, base: string): Promise<readonly CaseText[]> {
  if (name === '-') {
    const input = await buffer(process.stdin);
    return [{ name: 'standard input', text: evidenceText(input, 'The standard input') }];
  }
  const path = resolve(base, name);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [await readFileText(path, name)];
  const files = await projectFiles(path, name);
  if (files.length === 0)
    throw new FileError(`${name} has no package.json, lock file, .nvmrc or Dockerfile.`);
  return Promise.all(files.map((file) => readFileText(file.path, file.shown)));
}

async function readFileText(path: string, name: string): Promise<CaseText> {
  const text = evidenceText(await readBytes(path, name, EVIDENCE_BYTES_MAX), name);
  const isVersion = ['.nvmrc', '.node-version'].includes(basename(path));
  return { name, text: isVersion ? versionText(text) : text };
}

/** A file of one version: the words that say so are those of a CI file. */
function versionText(content: string): string {
  const version = content.trim().replace(/^v/, '');
  const line = /^lts\/(\w+)$/.exec(version)?.[1] ?? '';
  return `node-version: ${Object.hasOwn(LINES, line) ? LINES[line] : version}`;
}
