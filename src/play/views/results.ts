import type { EngineId } from '../../engines/engine.ts';
import type { Trace } from '../../trace/record/event.ts';
import { debugText, outputText } from '../../trace/words/logs.ts';
import { packetsText } from '../../trace/words/packets.ts';
import { styledTexts } from '../ansi.ts';
import { element, part } from '../dom.ts';
import { shownAnswerOf, soFarOf, traceOf } from '../state/select.ts';
import type { Answer, Pane, State } from '../state/state.ts';
import { openPane } from '../state/transitions.ts';
import type { Store } from '../store.ts';
import { tabs } from './tabs.ts';

/** Shows the results of a run in four forms: events, output, NODE_DEBUG, packets. */
export function showResults(root: HTMLElement, store: Store<State>): void {
  const events = part(root, 'pane-events');
  const text = part(root, 'pane-text');
  const show = tabs(part(root, 'panes'), (pane) =>
    store.update((state) => openPane(state, pane as Pane)),
  );
  store.watch(
    ({ view }) => view.pane,
    (pane) => {
      show(pane);
      events.hidden = pane !== 'events';
      text.hidden = pane === 'events';
      text.setAttribute('aria-labelledby', `pane-${pane}`);
    },
  );
  let before = '';
  store.watch(
    (state) => textIn(state),
    (shown) => {
      text.replaceChildren(
        ...styledTexts(shown).map((each) => element('span', each.className, each.text)),
      );
      // If the new text continues the old one, the reader stays where they scrolled to.
      if (!shown.startsWith(before)) text.scrollTop = 0;
      before = shown;
    },
  );
}

function textIn(state: State): string {
  const answer = shownAnswerOf(state);
  const { pane } = state.view;
  const soFar = soFarOf(state);
  if (pane === 'output' && soFar.length > 0) return outputText(soFar);
  if (!answer || pane === 'events') return '';
  return paneText(pane, traceOf(state), answer);
}

function paneText(
  pane: Exclude<Pane, 'events'>,
  trace: Trace,
  { result, atBuild }: Answer,
): string {
  switch (pane) {
    case 'output':
      return `${outputText(trace)}${endText(result.exitCode)}`;
    case 'debug':
      return debugText(trace) || (atBuild ? NO_LOG_AT_BUILD : NO_LOG);
    case 'packets':
      return packetsText(trace) || NO_PACKETS[result.provenance.engine];
  }
}

const NO_LOG = 'This engine has no NODE_DEBUG log of this run.';
const NO_LOG_AT_BUILD =
  'This run was made when the site was built, without a log. The Lab’s own has one.';

/** An engine that does not show packets cannot say that there were none. */
const NO_PACKETS: Readonly<Record<EngineId, string>> = {
  lab: 'No packet was sent.',
  recording: 'No packet was recorded.',
  webcontainer: 'This engine shows no packets. The Lab does.',
};

function endText(exitCode: number | undefined): string {
  return exitCode === undefined ? '[ended from outside]' : `[exit code ${exitCode}]`;
}
