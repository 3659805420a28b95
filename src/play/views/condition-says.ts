import { conflictsOf } from '../../scenario/conflicts.ts';
import { isField } from '../../scenario/knobs.ts';
import { part } from '../dom.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';
import { helpIn } from './help-in.ts';

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
  let focused: HTMLElement | undefined;
  const show = () => {
    line.textContent = focused ? helpOf(focused, store.state) : presetSentence(store.state);
  };
  form.addEventListener('focusin', ({ target }) => {
    focused = (target as Element).closest<HTMLElement>('.condition[data-field]') ?? undefined;
    show();
  });
  form.addEventListener('focusout', () => {
    focused = undefined;
    show();
  });
  store.watch((state) => state.scenario, show);
  store.watch((state) => state.edits, show);
}

function helpOf(condition: HTMLElement, { scenario }: State): string {
  const field = condition.dataset['field'] ?? '';
  if (!isField(field)) return '';
  const reasons = conflictsOf(scenario)
    .filter((conflict) => conflict.field === field)
    .map(({ reason }) => reason);
  const shown = condition.querySelector('select')?.value ?? '';
  return [helpIn(condition, shown), ...new Set(reasons)].join(' ');
}
