import type { Trace } from '../trace/record/event.ts';
import { STATEMENTS, type Statement } from './statements.ts';

/** A claim that its run contradicts, or that has no known form. It stops the build. */
export class ClaimError extends Error {
  override readonly name = 'ClaimError';
}

/**
 * Checks a claim of the prose against a run that was made while the site is built.
 *
 * @param says statements, joined by `; `
 * @param scenario the query of the run, for the message
 * @throws ClaimError when the trace shows otherwise, or a statement has no form in STATEMENTS
 */
export function checkClaim(says: string, trace: Trace, scenario: string): void {
  const contradiction = contradictionOf(says, trace);
  if (contradiction === undefined) return;
  const { text, instead } = contradiction;
  throw new ClaimError(`The prose says of ${scenario}: “${text}”. The run says: ${instead}.`);
}

/**
 * The answer of a question about a run: the index of the only claim that is true of it.
 *
 * @param claims one for each answer that a reader can choose
 * @param asks the question, for the message
 * @throws ClaimError when none of the claims is true, or several are, or a statement has no form in STATEMENTS
 */
export function trueClaimOf(claims: readonly string[], trace: Trace, asks: string): number {
  const found = claims.map((says) => contradictionOf(says, trace) === undefined);
  const isOne = found.filter((isTrue) => isTrue).length === 1;
  if (isOne) return found.indexOf(true);
  const list = claims.map((says, index) => `  ${found[index] ? 'true ' : 'false'} ${says}`);
  throw new ClaimError(`“${asks}” must have one answer. Of its run:\n${list.join('\n')}`);
}

/** The first statement of a claim that the run contradicts, and what the run shows instead. */
function contradictionOf(says: string, trace: Trace) {
  const checked = says.split('; ').map((text) => {
    const { statement, words } = readStatement(text);
    return { text, instead: statement.contradiction(trace, words) };
  });
  return checked.find(({ instead }) => instead !== undefined);
}

function readStatement(text: string): { statement: Statement; words: readonly string[] } {
  for (const statement of STATEMENTS) {
    const match = statement.form.exec(text);
    if (match) return { statement, words: match.slice(1) };
  }
  const forms = STATEMENTS.map(({ example }) => `  ${example}`).join('\n');
  throw new ClaimError(`“${text}” is not a statement that can be checked. These are:\n${forms}`);
}
