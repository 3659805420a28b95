import { formatQuery, parseQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { part } from '../dom.ts';
import { hasEdits } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/**
 * Shows the presets. The select follows the knobs, whichever way they were turned. The texts of the
 * presets are read from the markup (Presets.astro), so that the script need not contain them again.
 */
export function showPresets(
  root: HTMLElement,
  store: Store<State>,
  turn: (scenario: Scenario) => void,
): void {
  const select = part<HTMLSelectElement>(root, 'preset');
  const sentence = part(root, 'preset-sentence');
  const presets = [...select.options].filter(({ dataset }) => dataset['query'] !== undefined);
  const presetOf = (state: State) => {
    if (hasEdits(state)) return undefined;
    const query = formatQuery(state.scenario);
    return presets.find(({ dataset }) => dataset['query'] === query);
  };
  store.watch(presetOf, (preset) => {
    select.value = preset?.value ?? '';
    sentence.textContent = preset?.dataset['sentence'] ?? 'A scenario of your own.';
  });
  select.addEventListener('change', () => {
    const query = select.selectedOptions[0]?.dataset['query'];
    if (query !== undefined) turn(parseQuery(query).scenario);
    // If the reader is asked about their edits first, nothing is picked yet.
    select.value = presetOf(store.state)?.value ?? '';
  });
}
