import { part } from '../dom.ts';
import type { Panel, State } from '../state/state.ts';
import { openPanel } from '../state/transitions.ts';
import type { Store } from '../store.ts';
import { tabs } from './tabs.ts';

/** On a narrow screen, shows one of the four parts of the page. The style sheet ignores this on a wide one. */
export function showPanels(root: HTMLElement, store: Store<State>): void {
  const show = tabs(part(root, 'panels'), (panel) =>
    store.update((state) => openPanel(state, panel as Panel)),
  );
  store.watch(
    ({ view }) => view.panel,
    (panel) => {
      show(panel);
      root.dataset['panel'] = panel;
    },
  );
}
