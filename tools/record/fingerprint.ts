import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PLAYGROUND_SERVER, type Subject } from '../../src/recordings/subject.ts';
import { machineHere } from './machine.ts';
import type { Parts } from './parts.ts';
import { isPlaygroundClient, programsOf } from './trials/programs.ts';

const TOOLS = fileURLToPath(new URL('..', import.meta.url));

/** What runs a cell, whichever it is. */
const RUNS_CELLS = ['relay/*.ts', 'measure/*.ts', 'conformance/{listening,real-client}.ts'].concat(
  'conformance/transcript.ts',
  'record/trials/*.ts',
);
/** What starts products and writes the programs of other libraries. */
const PARTS = ['record/subjects/**'];

const TEST = /\.test\.ts$/;

/** Changes with the machine and with what runs a cell on it: samples of another fingerprint tell of something else. */
export function fingerprintHere(): string {
  return hashOf(JSON.stringify([machineHere(), process.version]), sourcesOf(RUNS_CELLS));
}

/** Changes with the programs of a subject. Versions of products and libraries are in its id. */
export function programsHash(subject: Subject, parts: Parts): string {
  const isOurs = subject.product === PLAYGROUND_SERVER && isPlaygroundClient(subject.client);
  const runsOnNode = subject.runtime.startsWith('node@');
  return hashOf(
    JSON.stringify(programsOf(subject, parts)),
    isOurs && runsOnNode ? '' : sourcesOf(PARTS),
  );
}

function sourcesOf(patterns: readonly string[]): string {
  return globSync(patterns, { cwd: TOOLS, withFileTypes: true })
    .filter((entry) => entry.isFile() && !TEST.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
    .map((path) => readFileSync(path, 'utf8'))
    .join('\0');
}

const HASH_CHARS = 16;

function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, HASH_CHARS);
}
