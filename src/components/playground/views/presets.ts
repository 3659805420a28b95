import { PRESETS } from '../../../scenario/presets.ts';
import { formatQuery } from '../../../scenario/query.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { part } from '../dom.ts';
import { hasEdits } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/** Scenarios with a name. The select shows the one that the knobs are at, whoever turned them. */
export function showPresets(
  root: HTMLElement,
  store: Store<State>,
  turn: (scenario: Scenario) => void,
): void {
  const select = part<HTMLSelectElement>(root, 'preset');
  const sentence = part(root, 'preset-sentence');
  store.watch(presetOf, (preset) => {
    select.value = preset?.id ?? '';
    sentence.textContent = preset?.sentence ?? 'A scenario of your own.';
  });
  select.addEventListener('change', () => {
    const preset = PRESETS.find(({ id }) => id === select.value);
    if (preset) turn(preset.scenario);
    // Where the reader was asked first, nothing has been picked yet.
    select.value = presetOf(store.state)?.id ?? '';
  });
}

function presetOf(state: State) {
  if (hasEdits(state)) return undefined;
  const query = formatQuery(state.scenario);
  return PRESETS.find((preset) => formatQuery(preset.scenario) === query);
}
