import { type Conflict, conflictsOf } from '../../scenario/conflicts.ts';
import { isField, knobOf, turn as withField } from '../../scenario/knobs.ts';
import { CLIENTS_NOT_LOADED } from '../../scenario/program/clients/loaded.ts';
import { DEFAULTS, type Field, type Scenario } from '../../scenario/scenario.ts';
import { part, parts } from '../dom.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';
import { helpIn } from './help-in.ts';

/**
 * Brings the knobs to life. Their markup comes from Conditions.astro, which is generated from the
 * same table. This sets the values, disables impossible ones (with the reason) and reports what the
 * reader turned.
 * @param turn rejects when the code of the scenario's client cannot be loaded
 */
export function showKnobs(
  form: HTMLElement,
  store: Store<State>,
  turn: (scenario: Scenario) => Promise<void>,
): void {
  const more = part<HTMLDetailsElement>(form, 'more');
  const summary = part(form, 'summary');
  const untouched = summary.textContent;
  const knobs = parts(form, 'knob').map((knob) => ({
    knob,
    field: knob.dataset['field'] as Field,
  }));
  store.watch(
    (state) => state.question ?? state.scenario,
    (_, { scenario, question }) => {
      const shown = question?.scenario ?? scenario;
      for (const { knob, field } of knobs) {
        setKnob(knob, field, shown);
      }
      const turned = turnedIn(summary, shown);
      summary.textContent = turned || untouched;
      more.toggleAttribute('data-turned', turned !== '');
    },
  );
  closeOutside(more);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    // The list of node-fetch's versions has the other clients, too: `client=axios`.
    const isClient = target.value.startsWith('client=');
    const value = target.value.trim().replace('client=', '');
    const field = isClient ? 'client' : (target.dataset['field'] ?? '');
    if (!isField(field)) return;
    const reading = knobOf(field).read(value);
    complain(target, reading.ok ? '' : `That is not ${reading.expected}.`);
    if (!reading.ok) return;
    turn(withField(store.state.scenario, field, reading.value)).catch(() => {
      const message = `${value}: ${CLIENTS_NOT_LOADED}`;
      complain(target, message);
      part(form, 'condition-says').textContent = message; // the row has no complaints of its own
      target.value = shownIn(target.dataset['field'] as Field, store.state.scenario);
    });
  });
}

/** The fold lies over the program on a wide screen, so Escape and a press elsewhere close it. */
function closeOutside(fold: HTMLDetailsElement): void {
  document.addEventListener('pointerdown', ({ target }) => {
    if (fold.open && !fold.contains(target as Node)) fold.open = !isOver(fold);
  });
  fold.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !isOver(fold)) return;
    fold.open = false;
    fold.querySelector('summary')?.focus();
  });
}

function isOver(fold: HTMLElement): boolean {
  return getComputedStyle(fold.lastElementChild ?? fold).position === 'absolute';
}

function setKnob(knob: HTMLElement, field: Field, scenario: Scenario): void {
  const value = scenario[field];
  const conflicts = [...conflictsOf(scenario), ...missingIn(knob, field)];
  const refused = new Set(conflicts.map((conflict) => listedAs(conflict, field)));
  for (const input of knob.querySelectorAll<HTMLInputElement>('input')) {
    if (input.type === 'radio') {
      input.checked = input.value === value;
      input.disabled = refused.has(input.value) && input.value !== value;
    } else {
      input.value = value;
      complain(input, '');
    }
  }
  knob.toggleAttribute('data-turned', value !== DEFAULTS[field]);
  const select = knob.querySelector('select');
  if (select) setList(select, shownIn(field, scenario), refused);
  if (!knob.querySelector('[data-part="help"]')) return;
  const reasons = part(knob, 'reasons');
  const own = conflicts.filter((conflict) => conflict.field === field);
  reasons.textContent = [...new Set(own.map(({ reason }) => reason))].join(' ');
  reasons.hidden = reasons.textContent === '';
  part(knob, 'help').textContent = helpIn(knob, value);
}

/** The values that this build of the site cannot run: their markup says why. */
function missingIn(knob: HTMLElement, field: Field): readonly Conflict[] {
  const missing = knob.querySelectorAll<HTMLOptionElement>('[data-missing]');
  return [...missing].map(({ value, dataset }) => ({
    field: value.includes('=') ? 'client' : field,
    value: value.replace('client=', ''),
    reason: dataset['missing'] ?? '',
  }));
}

/** The item of a list that a refused value is. */
function listedAs({ field, value }: Conflict, list: Field): string {
  return field === list ? value : `${field}=${value}`;
}

/** With another client, no version of node-fetch is picked; to pick one takes that client back. */
function shownIn(field: Field, scenario: Scenario): string {
  const { client } = scenario;
  return field === 'fetch' && client !== DEFAULTS.client ? `client=${client}` : scenario[field];
}

/** A value that the reader typed is no item of the list, so the list has an item of its own for it. */
function setList(select: HTMLSelectElement, value: string, refused: ReadonlySet<string>): void {
  const typed = select.querySelector<HTMLOptionElement>('[data-part="typed"]');
  const isListed = [...select.options].some((each) => each !== typed && each.value === value);
  if (typed) {
    typed.hidden = isListed;
    typed.value = isListed ? '' : value;
    typed.textContent = isListed ? '' : value;
  }
  for (const option of select.options) option.disabled = refused.has(option.value);
  select.value = value;
}

/**
 * The values that the closed fold would hide: `agent=keepalive`. Empty when its knobs are at their
 * defaults.
 */
function turnedIn(summary: HTMLElement, scenario: Scenario): string {
  const fields = (summary.dataset['fields'] ?? '').split(' ').filter(isField);
  return fields
    .filter((field) => scenario[field] !== DEFAULTS[field])
    .map((field) => `${field}=${scenario[field]}`)
    .join(' ');
}

/**
 * Complains beside the field about a text that is no value. The field keeps the text, so that the
 * reader can correct it.
 */
function complain(input: HTMLInputElement | HTMLSelectElement, message: string): void {
  const said = input
    .closest('[data-part="knob"]')
    ?.querySelector<HTMLElement>('[data-part="complaint"]');
  if (!said) return;
  said.textContent = message;
  said.hidden = message === '';
  input.toggleAttribute('aria-invalid', message !== '');
  if (message) input.setAttribute('aria-invalid', 'true');
}
