import { formatQuery, parseQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { part } from '../dom.ts';
import { hasEdits } from '../state/select.ts';
import { isForeign, type State } from '../state/state.ts';
import type { Store } from '../store.ts';

/**
 * Shows the presets. The select follows the knobs, whichever way they were turned. The texts of the
 * presets are read from the markup (Presets.astro), so that the script need not contain them again.
 * @returns what the preset of a state shows, in a sentence
 */
export function showPresets(
  root: HTMLElement,
  store: Store<State>,
  turn: (scenario: Scenario) => void,
): (state: State) => string {
  const select = part<HTMLSelectElement>(root, 'preset');
  const presets = [...select.options].filter(({ dataset }) => dataset['query'] !== undefined);
  const presetOf = (state: State) => {
    if (hasEdits(state)) return undefined;
    const query = formatQuery(state.scenario);
    return presets.find(({ dataset }) => dataset['query'] === query);
  };
  store.watch(presetOf, (preset) => {
    select.value = preset?.value ?? '';
  });
  select.addEventListener('change', () => {
    const query = select.selectedOptions[0]?.dataset['query'];
    if (query !== undefined) turn(parseQuery(query).scenario);
    // If the reader is asked about their edits first, nothing is picked yet.
    select.value = presetOf(store.state)?.value ?? '';
  });
  return (state) =>
    presetOf(state)?.dataset['sentence'] ??
    (isForeign(state) ? 'Conditions of a program from a link.' : 'Conditions of your own.');
}
