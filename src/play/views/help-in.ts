/**
 * The sentence about a value of a knob. The build writes it beside the value; a value without one, or one that the
 * reader types, has that of the knob.
 */
export function helpIn(knob: HTMLElement, value: string): string {
  const values = knob.querySelectorAll<HTMLOptionElement | HTMLInputElement>('[data-help]');
  const listed = [...values].find((each) => each.value === value);
  return (listed ?? knob).dataset['help'] ?? '';
}
