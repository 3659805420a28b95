import type { EngineId } from '../../engines/engine.ts';
import type { Trace } from '../../trace/record/event.ts';
import { ladderText } from '../../trace/words/ladder.ts';
import { debugEntries, type LogEntry, outputEntries } from '../../trace/words/logs.ts';
import { packetEntries } from '../../trace/words/packets.ts';
import { shortLog } from '../../trace/words/short-log.ts';
import { styledTexts } from '../ansi.ts';
import { element } from '../dom.ts';
import { shownAnswerOf, soFarOf, stepOf, traceOf } from '../state/select.ts';
import type { Answer, Pane, State } from '../state/state.ts';
import { selectStep } from '../state/transitions.ts';
import { memo, type Store } from '../store.ts';

/**
 * Shows the open pane as text, marks what was written up to the present step, and goes to the step of a piece that the
 * reader presses. It is loaded when the first of these panes is opened.
 */
export function showLogPane(text: HTMLElement, store: Store<State>): void {
  let before: readonly LogEntry[] = [];
  store.watch(entriesIn, (entries, state) => {
    // If the new text continues the old one, the reader stays where they scrolled to.
    const continues = before.every(({ text }, index) => entries[index]?.text === text);
    text.replaceChildren(...entries.map(piece));
    if (!continues) text.scrollTop = 0;
    before = entries;
    mark(text, state);
  });
  store.watch(stepOf, (_, state) => mark(text, state));
  text.addEventListener('click', ({ target }) => {
    const id = (target as Element).closest<HTMLElement>('[data-event]')?.dataset['event'];
    // A click that selects text is meant for copying.
    if (id && getSelection()?.isCollapsed !== false) store.update((state) => selectStep(state, id));
  });
}

/** The entries of the open pane. Those of one state are one object. */
function entriesIn(state: State): readonly LogEntry[] {
  const { pane } = state.view;
  return entriesOf(pane, soFarOf(state), traceOf(state), shownAnswerOf(state));
}
const entriesOf = memo(
  (pane: Pane, soFar: Trace, trace: Trace, answer: Answer | undefined): readonly LogEntry[] => {
    if (pane === 'output' && soFar.length > 0) return shortLog(outputEntries(soFar));
    return !answer || pane === 'events' ? [] : shortLog(paneEntries(pane, trace, answer));
  },
);

function paneEntries(
  pane: Exclude<Pane, 'events'>,
  trace: Trace,
  { result, atBuild }: Answer,
): readonly LogEntry[] {
  switch (pane) {
    case 'output':
      return [...outputEntries(trace), said(endText(result.exitCode))];
    case 'debug':
      return orElse(debugEntries(trace), atBuild ? NO_LOG_AT_BUILD : NO_LOG);
    case 'packets':
      return orElse(packetEntries(trace), NO_PACKETS[result.provenance.engine]);
    case 'ladder':
      return [said(ladderText(trace) || 'The program made no request.')];
  }
}

/** A sentence of the page, which belongs to no event. */
function said(text: string): LogEntry {
  return { event: '', text };
}

function orElse(entries: readonly LogEntry[], sentence: string): readonly LogEntry[] {
  return entries.length > 0 ? entries : [said(sentence)];
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

function piece({ event, text }: LogEntry): HTMLSpanElement {
  const made = element('span', '');
  if (event) made.dataset['event'] = event;
  made.append(...styledTexts(text).map((each) => element('span', each.className, each.text)));
  return made;
}

/** Marks the last piece that was written before the present step ended. */
function mark(pane: HTMLElement, state: State): void {
  pane.querySelector('[aria-current]')?.removeAttribute('aria-current');
  const id = entryAtStep(state);
  const item = id && pane.querySelector<HTMLElement>(`[data-event="${CSS.escape(id)}"]`);
  if (!item) return;
  item.setAttribute('aria-current', 'step');
  const above = item.offsetTop - pane.scrollTop;
  if (above < 0 || above > pane.clientHeight - LINE_PX) {
    pane.scrollTop = item.offsetTop - pane.clientHeight / 2;
  }
}

/** Height of a line of a log, about, in pixels. */
const LINE_PX = 24;

function entryAtStep(state: State): string | undefined {
  const step = stepOf(state);
  const trace = traceOf(state);
  if (!step) return undefined;
  const place = trace.indexOf(step);
  const isEntry = new Set(entriesIn(state).map(({ event }) => event));
  return trace.slice(0, place + 1).findLast(({ id }) => isEntry.has(id))?.id;
}
