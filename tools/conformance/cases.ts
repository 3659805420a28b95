import { existsSync, readFileSync } from 'node:fs';
import { programOf } from '../../src/scenario/program.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';

/** What a program in `cases/` did on a release's own binary, and the verdict that is right for it. */
interface CaseAnswer {
  /** Release and node-fetch, as in an address. */
  readonly query: string;
  /** What client.mjs printed there. More than one answer when a real Node gives more than one. */
  readonly stdout: readonly (readonly string[])[];
  readonly sign: '✓' | '✗';
  readonly headline: string;
  /** What the Lab lacks to give that answer. */
  readonly todo?: string;
}

const FOLDER = new URL('cases/', import.meta.url);

/** By the name of the program. */
export const CASES: Readonly<Record<string, readonly CaseAnswer[]>> = JSON.parse(
  readFileSync(new URL('answers.json', FOLDER), 'utf8'),
);

/** The programs of a case. A case without a server has the playground's, which closes without saying so. */
export function filesOfCase(name: string): {
  readonly 'client.mjs': string;
  readonly 'server.mjs': string;
} {
  const own = new URL(`${name}/server.mjs`, FOLDER);
  return {
    'client.mjs': readFileSync(new URL(`${name}/client.mjs`, FOLDER), 'utf8'),
    'server.mjs': existsSync(own)
      ? readFileSync(own, 'utf8')
      : programOf(DEFAULTS).files['server.mjs'],
  };
}
