import { type Diagnosis, diagnose } from '../../diagnosis/diagnose.ts';
import type { CaseText } from './case-texts.ts';

/** A diagnosis as the command prints it. */
interface DiagnoseAnswer
  extends Pick<Diagnosis, 'verdict' | 'lean' | 'versions' | 'fix' | 'nextCommand'> {
  readonly reasons: readonly {
    readonly file: string;
    readonly line: number;
    readonly quote: string;
    readonly says: string;
  }[];
  /** What is not shown yet. */
  readonly missing: readonly string[];
  /** What can still fail after the fix. */
  readonly risk?: string;
  /** A query for `race` and /play/, and what it replaces. */
  readonly scenario?: Diagnosis['scenario'];
}

/** A quote is for recognising its line. */
const QUOTE_CHARS_MAX = 200;

/** The diagnosis of texts that are one case. */
export function answerFor(sources: readonly CaseText[]): DiagnoseAnswer {
  const diagnosis = diagnose(sources.map(({ text }) => text).join('\n'));
  const { reasons, verdict, lean, versions, fix, risk, nextCommand, missing, scenario } = diagnosis;
  return {
    verdict,
    ...(lean ? { lean } : {}),
    reasons: reasons.map(({ at, says }) => ({
      ...placeOf(at.number, sources),
      quote: at.text.trim().slice(0, QUOTE_CHARS_MAX),
      says,
    })),
    missing,
    versions,
    fix,
    nextCommand,
    ...(risk ? { risk } : {}),
    ...(scenario ? { scenario } : {}),
  };
}

/**
 * The answer for programs: `{verdict, lean?, reasons: [{line, quote, says}], versions, fix, nextCommand, scenario?}`. A
 * case of several files has `file` in its reasons, and an unknown one has `missing`.
 *
 * @param name of a case that is one of several, which has it as `file`
 */
export function answerJson(answer: DiagnoseAnswer, isOfSeveral: boolean, name?: string): string {
  const { reasons, missing, risk: _, ...rest } = answer;
  return JSON.stringify({
    ...(name === undefined ? {} : { file: name }),
    ...rest,
    reasons: reasons.map(({ file, ...reason }) => (isOfSeveral ? { file, ...reason } : reason)),
    ...(missing.length > 0 ? { missing } : {}),
  });
}

/** The file of a line of the joined texts, and its number there. */
function placeOf(number: number, sources: readonly CaseText[]): { file: string; line: number } {
  let before = 0;
  for (const { name, text } of sources) {
    const lines = text.split(/\r\n|\n|\r/).length;
    if (number <= before + lines) return { file: name, line: number - before };
    before += lines;
  }
  return { file: sources.at(-1)?.name ?? '', line: number - before };
}

const VERDICTS: Readonly<Record<string, string>> = {
  'this-bug': 'This is the bug.',
  unknown: 'It cannot be told yet.',
};

/** The answer as one reads it in a terminal. */
export function answerText(answer: DiagnoseAnswer): string {
  const { verdict, lean, reasons, missing, versions, fix, risk, nextCommand, scenario } = answer;
  const other = verdict.replace('not-this-bug:', '');
  const known = [versions.node && `Node ${versions.node}`, versions.client].filter(Boolean);
  return [
    VERDICTS[verdict] ?? `This is not the bug: ${other} (see /look-alikes/#${other}).`,
    ...(lean ? ['So far it looks like it.'] : []),
    ...(known.length > 0 ? [known.join(', ')] : []),
    '',
    ...reasons.flatMap(({ file, line, quote, says }) => [
      `${file}:${line}  ${quote}`,
      `    ${says}`,
    ]),
    ...(missing.length > 0 ? ['', 'Not shown:', ...missing.map((each) => `  - ${each}`)] : []),
    '',
    `Fix:  ${fix.replaceAll('\n', '\n      ')}`,
    ...(risk ? [`      ${risk}`] : []),
    `Next: ${nextCommand}`,
    ...(scenario
      ? [
          `See it: npm run -s race -- '${scenario.query}'`,
          ...scenario.replaced.map((each) => `  ${each}`),
        ]
      : []),
  ].join('\n');
}

/** The status of a process for a verdict. */
export function exitStatusOf({ verdict }: Pick<DiagnoseAnswer, 'verdict'>): 0 | 1 | 3 {
  if (verdict === 'this-bug') return 0;
  return verdict === 'unknown' ? 3 : 1;
}
