import { type Conflict, conflictsOf } from '../../scenario/conflicts.ts';
import { isField, type Knob, knobOf, turn as turned } from '../../scenario/knobs.ts';
import { DEFAULTS, type Field, type Scenario } from '../../scenario/scenario.ts';
import { part, parts } from '../dom.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/**
 * In such a window the panel is between verdict and program, and an open group would push the
 * program away.
 */
const NARROW = '(max-width: 62rem)';

interface KnobActions {
  readonly turn: (scenario: Scenario) => void;
  /**
   * Values that this build of the site cannot run, because the building platform has no package of
   * a release.
   */
  readonly missing: (field: Field) => readonly Conflict[];
}

/**
 * Brings the panel of knobs to life. Its markup comes from Knobs.astro, which is generated from the
 * same table. This sets the values, disables impossible ones (with the reason) and reports what the
 * reader turned.
 */
export function showKnobs(
  form: HTMLElement,
  store: Store<State>,
  { turn, missing }: KnobActions,
): void {
  if (matchMedia(NARROW).matches) {
    for (const group of form.querySelectorAll('details')) group.open = false;
  }
  const knobs = parts(form, 'knob').map((knob) => ({
    knob,
    field: knob.dataset['field'] as Field,
  }));
  store.watch(
    (state) => state.question ?? state.scenario,
    (_, { scenario, question }) => {
      const shown = question?.scenario ?? scenario;
      for (const { knob, field } of knobs) setKnob(knob, field, shown, missing(field));
      for (const summary of parts(form, 'summary')) summary.textContent = turnedIn(summary, shown);
    },
  );
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const field = target.dataset['field'] ?? '';
    if (!isField(field)) return;
    const reading = knobOf(field).read(target.value.trim());
    complain(target, reading.ok ? '' : `That is not ${reading.expected}.`);
    if (reading.ok) turn(turned(store.state.scenario, field, reading.value));
  });
}

function setKnob(
  knob: HTMLElement,
  field: Field,
  scenario: Scenario,
  missing: readonly Conflict[],
): void {
  const value = scenario[field];
  const conflicts = [
    ...conflictsOf(scenario).filter((conflict) => conflict.field === field),
    ...missing,
  ];
  const refused = new Set(conflicts.map((conflict) => conflict.value));
  for (const input of knob.querySelectorAll<HTMLInputElement>('input')) {
    if (input.type === 'radio') {
      input.checked = input.value === value;
      input.disabled = refused.has(input.value) && input.value !== value;
    } else {
      input.value = value;
      complain(input, '');
    }
  }
  const select = knob.querySelector('select');
  if (select) {
    for (const option of select.options) option.disabled = refused.has(option.value);
    select.value = value;
  }
  const reasons = part(knob, 'reasons');
  reasons.textContent = [...new Set(conflicts.map((conflict) => conflict.reason))].join(' ');
  reasons.hidden = reasons.textContent === '';
  const { help, values } = knobOf(field) as Knob;
  part(knob, 'help').textContent = values.find((each) => each.value === value)?.help ?? help;
  knob.toggleAttribute('data-turned', value !== DEFAULTS[field]);
}

/**
 * The values that a closed group would hide: `setTimeout(0)`, or nothing when its knobs are at
 * their defaults.
 */
function turnedIn(summary: HTMLElement, scenario: Scenario): string {
  const fields = (summary.dataset['fields'] ?? '').split(' ').filter(isField);
  const always = fields.filter((field) => field === 'node' || field === 'fetch');
  const turned = fields.filter((field) => scenario[field] !== DEFAULTS[field]);
  return [...new Set([...always, ...turned])].map((field) => scenario[field]).join(' ');
}

/**
 * Complains beside the field about a text that is no value. The field keeps the text, so that the
 * reader can correct it.
 */
function complain(input: HTMLInputElement | HTMLSelectElement, message: string): void {
  const knob = input.closest<HTMLElement>('[data-part="knob"]');
  if (!knob) return;
  const said = part(knob, 'complaint');
  said.textContent = message;
  said.hidden = message === '';
  input.toggleAttribute('aria-invalid', message !== '');
  if (message) input.setAttribute('aria-invalid', 'true');
}
