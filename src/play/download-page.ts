import { downloadScenario } from '../download/download.ts';
import { certaintyLine } from '../exploration/words.ts';
import { certaintyFor, hasEdits, labAnswerOf, runInputOf, verdictFor } from './state/select.ts';
import type { State } from './state/state.ts';

/**
 * Saves the program on the page as files that run with plain Node. This file is imported when the
 * reader asks for it, because it brings what packs them.
 *
 * @param link the whole address of the page
 */
export function downloadPage(state: State, link: string): void {
  const { scenario } = state;
  const { files, patch } = runInputOf(state);
  const answer = answerIn(state);
  downloadScenario({ scenario, files, patch, isEdited: hasEdits(state), link, answer });
}

function answerIn(state: State): Parameters<typeof downloadScenario>[0]['answer'] {
  const answer = labAnswerOf(state);
  if (!answer) return undefined;
  const { events, exitCode } = answer.result;
  const verdict = verdictFor(answer);
  const known = certaintyFor(state, answer);
  const certainty = known && certaintyLine(known.found, events, !verdict.failed);
  return { verdict, exitCode, certainty };
}
