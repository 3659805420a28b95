import { lazyPart } from '../../components/figure/lazy-part.ts';
import { attempt } from '../../components/figure/notice.ts';
import { part } from '../dom.ts';
import type { Pane, State } from '../state/state.ts';
import { openPane } from '../state/transitions.ts';
import type { Store } from '../store.ts';
import { tabs } from './tabs.ts';

/** Shows the results of a run in five forms: events, output, NODE_DEBUG, packets, and the ladder. */
export function showResults(root: HTMLElement, store: Store<State>): void {
  const events = part(root, 'pane-events');
  const text = part(root, 'pane-text');
  let isAsked = false;
  const load = async () => {
    if (isAsked) return;
    isAsked = true;
    await attempt(text, async () => {
      const { showLogPane } = await lazyPart(import('./log-pane.ts'));
      showLogPane(text, store);
      text.dataset['loaded'] = '';
    });
  };
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
      if (pane !== 'events') void load();
    },
  );
}
