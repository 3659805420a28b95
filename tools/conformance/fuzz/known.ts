import type { AnswerComparison } from '../compare-answers.ts';
import type { FuzzProgram } from './fuzz-program.ts';

/** A difference that stays, and why. */
interface KnownDifference {
  readonly reason: string;
  /** Whether all that differs is this. `real` and `lab`: the lines that only one of them has. */
  isIt(program: FuzzProgram, real: readonly string[], lab: readonly string[]): boolean;
}

/**
 * What the Lab is known to answer in another way than the binaries. Each entry explains every differing line of a
 * program, or none of them.
 */
const KNOWN: readonly KnownDifference[] = [
  {
    reason:
      "the text of a function of Node's own: the Lab has the library without comments and white space",
    isIt: (_, real, lab) =>
      real.length > lab.length && real.some(isCode) && squeezed(real) === squeezed(lab),
  },
  {
    reason: 'require.cache: a package is one bundled file, and its own dependencies are in it',
    isIt: ({ client }, real, lab) =>
      client.includes('require.cache') && withoutNumbers(real) === withoutNumbers(lab),
  },
  {
    reason:
      'the place of a stack overflow: the Lab counts calls, V8 checks at the entry of a function',
    isIt: ({ client }, real, lab) =>
      /function f\(\) \{ f\(\); \}/.test(client) &&
      [...real, ...lab].every((line) => /^ +at /.test(line)) &&
      withoutNumbers(real) === withoutNumbers(lab),
  },
  {
    reason:
      'a timeout of the program of less than 50 ms: the binary needed longer for its first request, which happens on a busy machine',
    isIt: ({ client }, real) =>
      /timeout: (?:[1-4]?\d)\b/.test(client) && real.some((line) => /\btimeout$/.test(line)),
  },
];

/** The reason for which a program differs, when it is a known one. */
export function knownReason(program: FuzzProgram, verdict: AnswerComparison): string | undefined {
  if (verdict.kind !== 'differs') return undefined;
  const only = (sign: string) =>
    verdict.lines.filter((line) => line.startsWith(`${sign} `)).map((line) => line.slice(2));
  const [real, lab] = [only('-'), only('+')];
  return KNOWN.find(({ isIt }) => isIt(program, real, lab))?.reason;
}

function isCode(line: string): boolean {
  return /\bfunction\b|=>|\{$/.test(line);
}

function squeezed(lines: readonly string[]): string {
  return lines
    .filter((line) => !/^ +at .*\(<anonymous>\)$/.test(line))
    .map((line) => line.replace(/\/\/.*$/, ''))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/[\s;]+/g, '');
}

function withoutNumbers(lines: readonly string[]): string {
  return lines.join('\n').replace(/\d+/g, 'N');
}
