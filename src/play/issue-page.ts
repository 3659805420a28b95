import { openIssueDialog } from '../components/issue/dialog.ts';
import { certaintySentence } from '../exploration/words.ts';
import { certaintyFor, hasEdits, shownAnswerOf, stepOf, verdictFor } from './state/select.ts';
import type { State } from './state/state.ts';

/**
 * Opens the dialog “Copy for an issue” for the run that the page shows. It is loaded by the first press of the button.
 * @param href address of the present state, with its code
 */
export function openIssuePage(state: State, href: string): void {
  const answer = shownAnswerOf(state);
  if (!answer) return;
  const { events, exitCode, provenance } = answer.result;
  const found = state.shown === 'lab' ? certaintyFor(state, answer)?.found : undefined;
  openIssueDialog({
    trace: events,
    exitCode,
    scenario: state.scenario,
    provenance,
    certainty: found && certaintySentence(found, events, !verdictFor(answer).failed),
    at: stepOf(state)?.id,
    href,
    isEdited: hasEdits(state),
  });
}
