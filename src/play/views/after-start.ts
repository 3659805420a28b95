import type { LabEngine } from '../../engines/lab/index.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { part } from '../dom.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';
import { listenForPageKeys } from './page-keys.ts';

type Keys = Parameters<typeof listenForPageKeys>[0];

interface More extends Keys {
  readonly page: HTMLElement;
  readonly store: Store<State>;
  readonly lab: LabEngine;
  readonly turn: (scenario: Scenario) => void;
}

/** What the page offers beyond what is on the screen. The code of a search is loaded when it is asked for. */
export function offerMore(more: More): void {
  listenForPageKeys(more);
  part(more.page, 'where').addEventListener('click', async () => {
    // Without a network the button does nothing, and can be pressed again.
    const loaded = await import('./where-it-fails.ts').catch(() => undefined);
    await loaded?.showWhereItFails(more);
  });
}
