import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { type Edits, encodeEdits } from '../../scenario/code-link.ts';
import { programOf } from '../../scenario/program.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** A change to Node that a chapter proposes: JavaScript that stands before the client program. */
export async function readPatch(name: string): Promise<string> {
  return readFile(join('src', 'content', 'patches', `${name}.mjs`), 'utf8');
}

/** The program of a scenario with a patch before it, as a reader would edit it. */
export async function patchedProgram(scenario: Scenario, name: string): Promise<Edits> {
  const client = programOf(scenario).files['client.mjs'];
  return { 'client.mjs': `${await readPatch(name)}\n${client}` };
}

/**
 * The fragment of an address that carries such a program.
 * @throws Error when it is too long for a link
 */
export async function fragmentOf(edits: Edits): Promise<string> {
  const code = await encodeEdits(edits, { deflate: promisify(deflateRaw), inflate: neverRead });
  if (code === undefined) throw new Error('the patched program is too long for a link');
  return `#${code}`;
}

async function neverRead(): Promise<never> {
  throw new Error('a page that is built writes links and reads none');
}
