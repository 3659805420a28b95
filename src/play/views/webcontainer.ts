import type { StartupStep } from '../../engines/engine.ts';
import { element, part } from '../dom.ts';
import type { State } from '../state/state.ts';
import {
  canEmulate,
  comparisonOf,
  isSlow,
  type Offer,
  offerOf,
  showTrace,
  startStepsOf,
  WEBCONTAINER,
} from '../state/webcontainer.ts';
import type { Store } from '../store.ts';
import type { WebContainerControl } from '../webcontainer.ts';

const OFFERS: Readonly<Record<Offer, string>> = {
  start: 'Start',
  cancel: 'Cancel',
  retry: 'Try again',
  'reload-page': 'Reload the page',
  isolate: 'Add the headers and reload',
  'new-tab': 'Open in a tab of its own',
};

const STATES: Readonly<Record<StartupStep['state'], string>> = {
  waiting: 'to come',
  running: 'under way',
  done: 'done',
  failed: 'failed here',
};

/**
 * Shows the parts of the WebContainer's result beside its verdict: how its start goes, what the
 * reader can do, and how its answer compares.
 * @param emulate turns the knob that makes the container's agent behave as Node 18's
 */
export function showWebContainer(
  root: HTMLElement,
  store: Store<State>,
  { act, turnOff }: WebContainerControl,
  emulate: () => void,
): void {
  const button = part(root, 'offer');
  const off = part(root, 'turn-off');
  const terms = part(root, 'terms');
  const steps = part(root, 'steps');
  const slow = part(root, 'slow');
  const comparison = part(root, 'comparison');
  const observed = part(root, 'observed');
  const emulation = part(root, 'emulate');
  store.watch(offerOf, (offer) => {
    button.hidden = offer === undefined;
    if (offer) button.textContent = OFFERS[offer];
  });
  button.addEventListener('click', () => {
    const offer = offerOf(store.state);
    if (offer) act(offer);
  });
  store.watch(
    ({ consent }) => consent,
    (consent) => {
      terms.hidden = consent === 'given';
      off.hidden = consent === 'off';
    },
  );
  // One line, until it is asked for.
  store.watch(
    ({ consent }) => consent === 'given',
    (asked) => root.toggleAttribute('data-asked', asked),
  );
  off.addEventListener('click', turnOff);
  store.watch(startStepsOf, (shown) => {
    steps.hidden = shown.length === 0;
    steps.replaceChildren(...shown.map(stepItem));
  });
  store.watch(isSlow, (isShown) => {
    slow.hidden = !isShown;
  });
  store.watch(comparisonOf, (text) => {
    comparison.hidden = text === '';
    comparison.textContent = text;
  });
  store.watch(
    ({ startup }) => startup?.observations,
    (observations = []) => {
      observed.hidden = observations.length === 0;
      part(observed, 'findings').replaceChildren(
        ...observations.map((sentence) => element('li', '', sentence)),
      );
    },
  );
  store.watch(canEmulate, (can) => {
    emulation.hidden = !can;
  });
  emulation.addEventListener('click', emulate);
}

/** Lets the reader choose which engine's trace the panes show, once there are two. */
export function showChoice(root: HTMLElement, store: Store<State>): void {
  store.watch(
    ({ engines }) => hasTrace(engines[WEBCONTAINER]),
    (isShown) => {
      root.hidden = !isShown;
    },
  );
  store.watch(
    ({ shown }) => shown,
    (shown) => {
      const input = root.querySelector<HTMLInputElement>(`input[value="${shown}"]`);
      if (input) input.checked = true;
    },
  );
  root.addEventListener('change', (event) => {
    const shown = (event.target as HTMLInputElement).value as State['shown'];
    store.update((state) => showTrace(state, shown));
  });
}

/** Is there a trace to show? A run under way counts, too. */
function hasTrace(engineState: State['engines'][typeof WEBCONTAINER]): boolean {
  if (engineState === undefined || engineState.phase === 'waiting') return false;
  return (
    engineState.answer !== undefined ||
    (engineState.phase === 'running' && engineState.soFar.length > 0)
  );
}

function stepItem({ name, state }: StartupStep): HTMLLIElement {
  const item = element('li', '', name);
  item.dataset['state'] = state;
  item.append(element('span', 'vh', `: ${STATES[state]}`));
  if (state === 'running') item.setAttribute('aria-current', 'step');
  return item;
}
