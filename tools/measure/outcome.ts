import type { Transcript } from '../conformance/transcript.ts';
import { REPETITION_END } from './warm-client.ts';

/** The outcome of one run of the scenario's client. */
export interface RunOutcome {
  /** Every request was answered. */
  readonly answered: boolean;
  /** The lines that name an error, as the program printed them: `FetchError ECONNRESET request to …`. */
  readonly errors: readonly string[];
}

/**
 * The outcome of a client that ran once: its exit code is 0 when every request was answered. The answer of a proxy that
 * got none itself does not count (RFC 9110, section 15.6.3).
 */
export function runOutcomeOf({ exitCode, lines }: Transcript): RunOutcome {
  if (exitCode === undefined)
    return { answered: false, errors: ['no end within the time allowed'] };
  const answered = exitCode === 0 && !lines.some((line) => BAD_GATEWAY.test(line));
  return { answered, errors: answered ? [] : errorsIn(lines) };
}

/** The outcomes of a client that repeated its requests (warm-client.ts). */
export function outcomesOf({ lines }: Transcript): readonly RunOutcome[] {
  const outcomes: RunOutcome[] = [];
  let from = 0;
  lines.forEach((line, at) => {
    if (!line.startsWith(REPETITION_END)) return;
    const exitCode = Number(line.slice(REPETITION_END.length));
    outcomes.push(runOutcomeOf({ exitCode, lines: lines.slice(from, at) }));
    from = at + 1;
  });
  return outcomes;
}

/** The line that a client prints for an answered request: its number if there are many, the status, the body. */
const ANSWER = /^(?:\d+ )?(?!502)\d{3}(?: |$)/;
/** The number of a request may be 502, too; then the status follows. */
const BAD_GATEWAY = /^(?:\d+ )?502 (?!\d{3} )/;
const ERROR = /^(?:\d+ )?(?=\w*Error |502 )/;

/** Lines that name an error. For a program that died without one, its last line. */
function errorsIn(lines: readonly string[]): readonly string[] {
  const others = lines.filter((line) => line !== '' && !ANSWER.test(line));
  const named = others.filter((line) => ERROR.test(line));
  const told = named.length > 0 ? named : others.slice(-1);
  return told.map((line) => line.replace(ERROR, '').replace('127.0.0.1:PORT', '127.0.0.1:3000'));
}
