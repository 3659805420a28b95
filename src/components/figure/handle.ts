/** What can be moved along the clock. */
export type Movable = 'request' | 'fin';

/** What a pointer that presses, or is over a picture, would take hold of: see figures/run/wide/handles.ts. */
export function handleUnder({ target, button }: PointerEvent): Movable | undefined {
  const grip = (target as Element).closest('[data-key^="grip-"]')?.getAttribute('data-key');
  if (!grip || button > 0) return undefined;
  return grip === 'grip-fin' ? 'fin' : 'request';
}
