import { part } from '../dom.ts';
import { progressOf, stopPlaceOf } from '../state/select.ts';
import type { State } from '../state/state.ts';
import { openPanel, selectStep } from '../state/transitions.ts';
import type { Store } from '../store.ts';

interface RunLineActions {
  readonly run: () => void;
  readonly stop: () => void;
}

const LABELS = { idle: 'Run', loading: 'Loading …', running: 'Running …' } as const;

/** Shows Run and Stop, how far a run is, and the way to the line in which the program stopped. */
export function showRunLine(
  root: HTMLElement,
  store: Store<State>,
  { run, stop }: RunLineActions,
): void {
  const label = part(root, 'run-label');
  const stopButton = part<HTMLButtonElement>(root, 'stop');
  const toLine = part(root, 'to-line');
  const runButton = part<HTMLButtonElement>(root, 'run');
  // Until now nobody would have heard a click.
  runButton.disabled = false;
  runButton.addEventListener('click', run);
  stopButton.addEventListener('click', stop);
  store.watch(
    (state) => progressOf(state, 'lab'),
    (progress) => {
      label.textContent = LABELS[progress];
      // The longer texts take the place of the key, so that the button keeps its width.
      label.nextElementSibling?.toggleAttribute('hidden', progress !== 'idle');
    },
  );
  store.watch(
    (state) => progressOf(state, 'lab') !== 'idle' || progressOf(state, 'webcontainer') !== 'idle',
    (running) => {
      stopButton.disabled = !running;
    },
  );
  // What is shown of the last answer is dimmed while the next one is on its way.
  store.watch(
    (state) => progressOf(state, state.shown) !== 'idle',
    (running) => root.toggleAttribute('data-running', running),
  );
  store.watch(stopPlaceOf, (place) => {
    toLine.hidden = place === undefined;
    toLine.textContent = place === undefined ? '' : `Go to line ${place.line}`;
  });
  toLine.addEventListener('click', () => {
    const place = stopPlaceOf(store.state);
    if (place) store.update((state) => openPanel(selectStep(state, place.event), 'program'));
  });
}
