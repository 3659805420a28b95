import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releasesInCache } from '../../../src/build/cache.ts';
import { campaign, type Finding, shapeOf } from './campaign.ts';
import type { FuzzProgram } from './fuzz-program.ts';
import { KINDS, type Kind } from './generators/index.ts';
import { verdictTable } from './table.ts';

interface FuzzOptions {
  /** The first seed. */
  readonly seed: string;
  /** How many programs. */
  readonly count: string;
  /** One release, or several with commas between; all in the cache by default. */
  readonly node?: string | undefined;
  /** One kind, or several with commas between; all by default. */
  readonly kind?: string | undefined;
  /** The folder for the programs that differ. */
  readonly out?: string | undefined;
  /** Programs that differ are shown as they are. Otherwise they are made small, which takes dozens of real runs. */
  readonly whole: boolean;
}

/** Verdicts that only the table shows. */
const UNREMARKABLE: readonly Finding['verdict']['kind'][] = ['equal', 'frames', 'racing'];

/**
 * `npm run conformance -- fuzz`: random programs, the Lab against the binaries. Prints each that is not equal, then a
 * table. Exit code 1 when one differs for a reason that the Lab does not name.
 *
 * @throws Error for an option that cannot be
 */
export async function fuzz({ seed, count, node, kind, out, whole }: FuzzOptions): Promise<void> {
  const options = {
    kinds: kind === undefined ? KINDS : kind.split(',').map(kindCalled),
    versions: node === undefined ? await releasesInCache() : node.split(','),
    seed: wholeNumber('--seed', seed),
    count: wholeNumber('--count', count),
    shrinks: !whole,
  };
  const findings: Finding[] = [];
  for await (const finding of campaign(options)) {
    findings.push(finding);
    if (process.stderr.isTTY)
      process.stderr.write(`\r\x1b[K${findings.length} of ${options.count}`);
    if (UNREMARKABLE.includes(finding.verdict.kind)) continue;
    console.log(`\n${describe(finding)}`);
    if (out !== undefined) write(out, finding);
  }
  console.log(`\n${verdictTable(findings)}`);
  const bad = findings.some(({ verdict: { kind } }) => kind === 'differs' || kind === 'threw');
  process.exitCode = bad ? 1 : 0;
}

function kindCalled(name: string): Kind {
  const kind = KINDS.find((each) => each === name);
  if (kind === undefined) throw new Error(`--kind ${name}: the kinds are ${KINDS.join(', ')}`);
  return kind;
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${option} ${text}: give a whole number`);
  return Number(text);
}

const nameOf = ({ kind, seed, version }: Finding) => `${kind}-${seed}-${version}`;

/** Lines of a difference that are shown. */
const SHOWN_MAX = 12;

function describe(finding: Finding): string {
  const { verdict, smallest, program } = finding;
  const head = `${nameOf(finding)}: ${verdict.kind}${'what' in verdict ? `, ${verdict.what}` : ''}`;
  if (verdict.kind !== 'differs') return head;
  const { client } = smallest ?? program;
  return [head, ...verdict.lines.slice(0, SHOWN_MAX), '', client.trim()].join('\n  ');
}

function write(folder: string, finding: Finding): void {
  mkdirSync(folder, { recursive: true });
  const name = join(folder, nameOf(finding));
  const { program, smallest, verdict } = finding;
  const each: readonly (readonly [string, FuzzProgram | undefined])[] = [
    ['', program],
    ['.small', smallest],
  ];
  for (const [suffix, text] of each) {
    if (text) writeFileSync(`${name}${suffix}.${text.clientFile}`, text.client);
  }
  if (program.server !== undefined) writeFileSync(`${name}.server.mjs`, program.server);
  const lines = 'lines' in verdict ? verdict.lines : [];
  writeFileSync(`${name}.txt`, [shapeOf(verdict), '', ...lines, ''].join('\n'));
}
