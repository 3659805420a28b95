import { conflictsOf } from '../../scenario/conflicts.ts';
import { isField, type Knob, knobOf } from '../../scenario/knobs.ts';
import type { Field } from '../../scenario/scenario.ts';
import { part } from '../dom.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/**
 * Shows one sentence under the row of conditions: what the preset shows, or what the condition means that has the
 * focus, with the reason where one of its values is impossible.
 * @param presetSentence the sentence of the preset that the page shows
 */
export function showConditionSays(
  form: HTMLElement,
  store: Store<State>,
  presetSentence: (state: State) => string,
): void {
  const line = part(form, 'condition-says');
  let focused: Field | undefined;
  const show = () => {
    line.textContent = focused ? helpOf(focused, store.state) : presetSentence(store.state);
  };
  form.addEventListener('focusin', ({ target }) => {
    const row = (target as Element).closest<HTMLElement>('.condition[data-field]');
    const field = row?.dataset['field'] ?? '';
    focused = isField(field) ? field : undefined;
    show();
  });
  form.addEventListener('focusout', () => {
    focused = undefined;
    show();
  });
  store.watch((state) => state.scenario, show);
  store.watch((state) => state.edits, show);
}

function helpOf(field: Field, { scenario }: State): string {
  const { help, values } = knobOf(field) as Knob;
  const meaning = values.find(({ value }) => value === scenario[field])?.help ?? help;
  const reasons = conflictsOf(scenario)
    .filter((conflict) => conflict.field === field)
    .map(({ reason }) => reason);
  return [meaning, ...new Set(reasons)].join(' ');
}
