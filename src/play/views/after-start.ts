import type { LabEngine, LabManifest } from '../../engines/lab/index.ts';
import { PATCH_FILE } from '../../scenario/code-link.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { part, parts } from '../dom.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';
import { showAddress } from './address.ts';
import { listenForPageKeys } from './page-keys.ts';
import { offerShare } from './share.ts';

type Keys = Parameters<typeof listenForPageKeys>[0];

interface More extends Keys {
  readonly page: HTMLElement;
  readonly store: Store<State>;
  readonly lab: LabEngine;
  readonly turn: (scenario: Scenario) => void;
  /** As `turn`, for a scenario that does not come from the knobs. */
  readonly goTo: (scenario: Scenario) => void;
  /** Brings the address up to date and returns it. */
  readonly link: () => Promise<string>;
  readonly manifest: LabManifest;
}

/** What the page offers beyond what is on the screen. The code of a search is loaded when it is asked for. */
export function offerMore(more: More): void {
  listenForPageKeys(more);
  showAddress(more.page, more.store);
  offerShare(more.page, more.store, more.link);
  part(more.page, 'where').addEventListener('click', async () => {
    // Without a network the button does nothing, and can be pressed again.
    const loaded = await import('./where-it-fails.ts').catch(() => undefined);
    await loaded?.showWhereItFails(more);
  });
  for (const button of parts<HTMLButtonElement>(more.page, 'orders')) {
    button.disabled = false;
    button.addEventListener('click', async () => {
      const loaded = await import('./every-order.ts').catch(() => undefined);
      await loaded?.showEveryOrder(more);
    });
  }
  offerPatch(more);
  offerWithoutChosenTimes(more);
}

/** Few links choose times. */
function offerWithoutChosenTimes(more: More): void {
  let isShown = false;
  more.store.watch(
    ({ scenario }) => scenario.order !== 'default',
    async (isChosen) => {
      const loaded = isChosen
        ? await import('./chosen-times.ts').catch(() => undefined)
        : undefined;
      if (!loaded || isShown) return;
      isShown = true;
      loaded.showChosenTimes(more);
    },
  );
}

/** A patch of Node is for few readers, and one that came with a link has to be read before it runs. */
function offerPatch({ page, store, manifest, run, goTo }: More): void {
  const open = async (takesFocus: boolean) => {
    const loaded = await import('../patch/panel.ts').catch(() => undefined);
    const options = { lab: manifest, run, turn: goTo };
    loaded?.patchPanel(part(page, 'patch'), store, options).open(takesFocus);
  };
  part(page, 'patch-node').addEventListener('click', () => open(true));
  store.watch(
    ({ edits }) => edits[PATCH_FILE] !== undefined,
    (is) => is && open(false),
  );
}
