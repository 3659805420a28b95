import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { EDITABLE_FILES, type Edits, encodeEdits } from '../../scenario/code-link.ts';

/**
 * A text's own programs: the files of a folder of src/content/programs. They replace those that the knobs write, as a
 * reader's edits do.
 *
 * @param name `http-1.0`
 * @throws Error when the folder has neither program
 */
export async function readProgram(name: string): Promise<Edits> {
  const texts = EDITABLE_FILES.map(async (file) => [file, await textOf(name, file)] as const);
  const found = (await Promise.all(texts)).filter(([, text]) => text !== undefined);
  if (found.length === 0) throw new Error(`src/content/programs has no “${name}”`);
  return Object.fromEntries(found);
}

async function textOf(name: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(join('src', 'content', 'programs', name, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The fragment of an address that carries such a program.
 * @throws Error when it is too long for a link
 */
export async function fragmentOf(edits: Edits): Promise<string> {
  const code = await encodeEdits(edits, { deflate: promisify(deflateRaw), inflate: neverRead });
  if (code === undefined) throw new Error('the program is too long for a link');
  return `#${code}`;
}

async function neverRead(): Promise<never> {
  throw new Error('a page that is built writes links and reads none');
}
