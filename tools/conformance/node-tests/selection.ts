import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Group, groupOf } from './groups.ts';

/** A test that can be run on both sides. */
export interface SelectedTest {
  /** `test-http-agent.js` */
  readonly file: string;
  readonly group: Group;
  readonly text: string;
}

export interface Selection {
  readonly tests: readonly SelectedTest[];
  /** Why the other files of these groups are not run: how many, by reason. */
  readonly excluded: ReadonlyMap<string, readonly string[]>;
}

/** Node's modules that need what the machine of the Lab does not have: files, processes, threads, certificates. */
const OUT_OF_SCOPE: readonly string[] = [
  'child_process',
  'cluster',
  'crypto',
  'dgram',
  'domain',
  'fs',
  'fs/promises',
  'http2',
  'https',
  'inspector',
  'module',
  'node:test',
  'repl',
  'sqlite',
  'test',
  'tls',
  'trace_events',
  'tty',
  'v8',
  'vm',
  'wasi',
  'worker_threads',
  'zlib',
];

/** Parts of `test/common` that have a stand-in in `common/`. */
export const STAND_INS: readonly string[] = ['index', 'countdown', 'hijackstdio', 'arraystream'];

/** The specifiers of a file's requires and imports. */
const SPECIFIER = /(?:\brequire\(|\bfrom\s+|\bimport\s+|\bimport\()\s*(['"`])([^'"`\n]+)\1/g;

/**
 * The tests of a Node checkout that the Lab can be asked to run.
 *
 * @param folder its test/parallel
 * @param only a part of the file's name
 */
export function selectTests(folder: string, only: string): Selection {
  const tests: SelectedTest[] = [];
  const excluded = new Map<string, string[]>();
  for (const file of readdirSync(folder).sort()) {
    const group = groupOf(file);
    if (!group || !/^test-.*\.m?js$/.test(file) || !file.includes(only)) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    const reason = exclusion(text);
    if (reason === undefined) tests.push({ file, group, text });
    else excluded.set(reason, [...(excluded.get(reason) ?? []), file]);
  }
  return { tests, excluded };
}

/** Why a test is not run, or undefined. */
export function exclusion(text: string): string | undefined {
  if (/^\/\/ Flags:/m.test(text)) return 'flags of the command line';
  if (/^\/\/ Env:/m.test(text)) return 'an environment of its own';
  if (/\bprocess\.(?:argv\[2\]|argv\[1\]|execPath)|\bfork\(/.test(text))
    return 'starts itself again';
  for (const [, , specifier = ''] of text.matchAll(SPECIFIER)) {
    const common = /^\.\.\/common(?:\/(.+?)(?:\.m?js)?)?$/.exec(specifier);
    if (common) {
      const part = common[1] ?? 'index';
      if (!STAND_INS.includes(part)) return `test/common/${part}`;
    } else if (/^[./]/.test(specifier)) {
      return 'other files';
    } else if (
      OUT_OF_SCOPE.includes(specifier) ||
      OUT_OF_SCOPE.includes(specifier.replace(/^node:/, ''))
    ) {
      return specifier.replace(/^node:/, '');
    }
  }
  return undefined;
}
