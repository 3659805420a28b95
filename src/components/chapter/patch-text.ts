import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PATCH_EXAMPLES, type PatchExample } from '../../patch/examples/index.ts';

const FOLDER = join('src', 'patch', 'examples');

/**
 * A diff of src/patch/examples, as it is in its file.
 *
 * @throws Error when there is no such example
 */
export async function readPatch(id: string): Promise<{ example: PatchExample; text: string }> {
  const example = PATCH_EXAMPLES.find((each) => each.id === id);
  if (!example) throw new Error(`src/patch/examples has no “${id}”`);
  return { example, text: await readFile(join(FOLDER, `${id}.diff`), 'utf8') };
}

/** The test that would come with the patch, in the form of Node's own tests. */
export const PATCH_TEST = 'test-http-client-request-close.js';

/** A module of Node's tests may not be one of ours, so its file is called a text. */
export function readPatchTest(): Promise<string> {
  return readFile(join(FOLDER, PATCH_TEST.replace(/\.js$/, '.txt')), 'utf8');
}
