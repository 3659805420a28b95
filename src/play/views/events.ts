import { rove } from '../../components/site/rove.ts';
import { laneOf } from '../../figures/run/lane.ts';
import { zeroOf } from '../../trace/reading/focus.ts';
import type { Level } from '../../trace/reading/story.ts';
import type { Trace, TraceEvent } from '../../trace/record/event.ts';
import { packetCell, packetOf } from '../../trace/words/packets.ts';
import { signedMsText } from '../../trace/words/time-text.ts';
import { wordsOf } from '../../trace/words/words-of.ts';
import { element, nextTask, part } from '../dom.ts';
import { fileOfEvent, listedEventsOf, stepOf, traceOf } from '../state/select.ts';
import type { State } from '../state/state.ts';
import { selectStep, setLevel } from '../state/transitions.ts';
import type { Store } from '../store.ts';

/** Most rows that a page can draw and scroll at once. The whole trace is in `race --trace`. */
const ROWS_MAX = 2_000;

/**
 * Shows every event of the run as an ordered list: when, who, what, and the line of the reader's
 * program.
 */
export function showEvents(root: HTMLElement, store: Store<State>): void {
  const list = part(root, 'events');
  store.watch(listedEventsOf, (events, state) => {
    const trace = traceOf(state);
    list.replaceChildren();
    addRows(list, events.slice(0, ROWS_MAX), trace, () => {
      const left = events.length - ROWS_MAX;
      if (left > 0) list.append(element('li', 'note', `${left} later events are not listed here.`));
      mark(list, stepOf(store.state));
    });
    mark(list, stepOf(state));
  });
  store.watch(stepOf, (step) => mark(list, step));
  list.addEventListener('click', (event) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-event]')?.dataset['event'];
    if (id) store.update((state) => selectStep(state, id));
  });
  rove(list, '[data-event]', (item) => {
    const { event: id } = item.dataset;
    if (id) store.update((state) => selectStep(state, id));
  });
  const levels = part(root, 'levels');
  levels.addEventListener('change', (event) => {
    const level = (event.target as HTMLSelectElement).value as Level;
    store.update((state) => setLevel(state, level));
  });
}

/** Rows that are added in one task, so that a long run does not block the page. */
const ROWS_IN_TASK = 150;

/** Adds rows in slices. It stops when the list begins to show other events. */
function addRows(list: HTMLElement, events: Trace, trace: Trace, finish: () => void): void {
  list.append(...events.slice(0, ROWS_IN_TASK).map((event) => row(event, trace)));
  const rest = events.slice(ROWS_IN_TASK);
  if (rest.length === 0) {
    finish();
    return;
  }
  const last = list.lastElementChild;
  void nextTask().then(() => {
    if (list.lastElementChild === last) addRows(list, rest, trace, finish);
  });
}

function row(event: TraceEvent, trace: Trace): HTMLLIElement {
  const item = element('li', '');
  const button = item.appendChild(element('button', ''));
  button.type = 'button';
  button.tabIndex = -1;
  button.dataset['event'] = event.id;
  button.dataset['lane'] = laneOf(event);
  button.append(
    element('span', 'time', signedMsText(event.t - zeroOf(trace))),
    // A packet is on the network, so the row names its sender instead.
    element('span', 'vh', event.kind === 'packet' ? event.from : event.actor),
    element('span', 'words', wordsOf(event, trace).short),
    element('span', 'packet', segmentText(event, trace)),
    element('span', 'line', lineText(event)),
  );
  return item;
}

/** Flags, sequence numbers and length of the segment that belongs to the event. */
function segmentText(event: TraceEvent, trace: Trace): string {
  const segment = packetOf(event, trace);
  return segment ? packetCell(segment) : '';
}

function lineText(event: TraceEvent): string {
  if (event.line === undefined) return '';
  return fileOfEvent(event) === 'server.mjs' ? `server.mjs:${event.line}` : `${event.line}`;
}

/** Marks the present step as the item that Tab reaches. */
function mark(list: HTMLElement, step: TraceEvent | undefined): void {
  for (const marked of list.querySelectorAll<HTMLElement>('[aria-current]')) {
    marked.removeAttribute('aria-current');
    marked.tabIndex = -1;
  }
  const item =
    list.querySelector<HTMLElement>(`[data-event="${CSS.escape(step?.id ?? '')}"]`) ??
    list.querySelector<HTMLElement>('[data-event]');
  if (!item) return;
  item.tabIndex = 0;
  if (step) item.setAttribute('aria-current', 'step');
  scrollWithin(list.closest<HTMLElement>('[data-scroller]'), item);
}

/** Pixels of the rows beside the present one that are shown, too: where the run comes from, and where it goes. */
const BESIDE_PX = 28;

/**
 * Scrolls an item into view inside its own box, and not the page, so that the reader stays where
 * they are.
 */
function scrollWithin(box: HTMLElement | null, item: HTMLElement): void {
  if (!box) return;
  const inner = box.getBoundingClientRect();
  const row = item.getBoundingClientRect();
  const above = row.top - BESIDE_PX - inner.top;
  const below = row.bottom + BESIDE_PX - inner.bottom;
  if (above < 0) box.scrollTop += above;
  else if (below > 0) box.scrollTop += below;
}
