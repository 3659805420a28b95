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
  for (const text of says.split('; ')) {
    const { statement, words } = readStatement(text);
    const instead = statement.contradiction(trace, words);
    if (instead !== undefined) {
      throw new ClaimError(`The prose says of ${scenario}: “${text}”. The run says: ${instead}.`);
    }
  }
}

function readStatement(text: string): { statement: Statement; words: readonly string[] } {
  for (const statement of STATEMENTS) {
    const match = statement.form.exec(text);
    if (match) return { statement, words: match.slice(1) };
  }
  const forms = STATEMENTS.map(({ example }) => `  ${example}`).join('\n');
  throw new ClaimError(`“${text}” is not a statement that can be checked. These are:\n${forms}`);
}
