import { ladderText } from '../trace/words/ladder.ts';
import { verdictOf } from '../trace/words/verdict.ts';
import type { IssueFacts } from './facts.ts';
import { LADDER_LINES_MAX, LINK_CHARS_MAX, REASONS_MAX, SENTENCE_CHARS_MAX } from './limits.ts';
import { momentAddress, raceCommand } from './moment.ts';
import { tidied, tidiedLines } from './tidy.ts';

/** The parts of a comment, tidy and bounded, before they are written in a tracker’s syntax. */
export interface ToldRun {
  readonly headline: string;
  readonly reasons: readonly string[];
  readonly certainty: string | undefined;
  readonly ran: string;
  readonly provenance: string;
  /** Empty for a program that the knobs wrote. */
  readonly edited: string;
  /** Empty when the program made no request. */
  readonly ladder: string;
  readonly command: string | undefined;
  readonly link: string | undefined;
}

/** @param linkCharsMax characters that the place of the comment allows a link */
export function toldRun(facts: IssueFacts, linkCharsMax: number = LINK_CHARS_MAX): ToldRun {
  const { headline, reasons } = verdictOf(facts.trace, facts.exitCode);
  const sentence = (text: string) => tidied(text, SENTENCE_CHARS_MAX);
  const link = momentAddress(facts, linkCharsMax);
  const command = raceCommand(facts, LINK_CHARS_MAX);
  return {
    headline: sentence(headline),
    reasons: reasons.slice(0, REASONS_MAX).map(sentence),
    certainty: facts.certainty && sentence(facts.certainty),
    ran: sentence(facts.ran),
    provenance: sentence(facts.provenance),
    edited: facts.isEdited ? editedText(facts, link, command) : '',
    ladder: tidiedLines(ladderText(facts.trace), LADDER_LINES_MAX),
    command,
    link,
  };
}

function editedText(
  { isPatched }: IssueFacts,
  link: string | undefined,
  command: string | undefined,
): string {
  const where = link
    ? 'The link brings it along.'
    : command
      ? 'The command brings it along.'
      : 'It is not part of this text.';
  return isPatched
    ? `These settings alone do not give this run: Node’s lib/ was patched. ${where}`
    : `The program was edited: it is not what these settings write. ${where}`;
}
