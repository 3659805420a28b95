import { addressOfCell } from '../../recordings/addresses.ts';
import { CellIndex } from '../../recordings/cells.ts';
import { type CountedCell, witnessesOf } from '../../recordings/witness.ts';
import { part } from '../dom.ts';
import { hasEdits } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/**
 * Shows under the bench what real machines did with the scenario. Nothing is said of a program that the reader changed,
 * because nobody recorded it. When the record cannot be fetched, nothing is shown: the page has its answer without it.
 */
export async function showWitness(page: HTMLElement, store: Store<State>): Promise<void> {
  const root = part(page, 'witness');
  const cells = await recordedCells(root.dataset['counts'] ?? '');
  if (!cells) return;
  const index = new CellIndex({ cells });
  const base = root.dataset['base'] ?? '/';
  store.watch(
    (state) => (hasEdits(state) ? undefined : state.scenario),
    (scenario) => {
      const witnesses = scenario ? witnessesOf(scenario, index) : [];
      root.hidden = witnesses.length === 0;
      root.replaceChildren(
        'Recorded on real Node: ',
        ...witnesses.flatMap((witness, place) => {
          const link = document.createElement('a');
          link.href = base + addressOfCell(witness.cell);
          link.textContent = witness.text;
          return place === 0 ? [link] : ['; ', link];
        }),
        '.',
      );
    },
  );
}

async function recordedCells(address: string): Promise<readonly CountedCell[] | undefined> {
  try {
    const { cells } = (await (await fetch(address)).json()) as {
      readonly cells: readonly CountedCell[];
    };
    return cells;
  } catch (error) {
    console.info('The record could not be loaded:', error);
    return undefined;
  }
}
