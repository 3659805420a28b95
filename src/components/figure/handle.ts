/** What a reader can drag along the clock. */
export type Movable = 'request' | 'fin';

/** What a press of this pointer would drag; undefined without a handle under it. See figures/run/wide/handles.ts. */
export function handleUnder({ target, button }: PointerEvent): Movable | undefined {
  const grip = (target as Element).closest('[data-key^="grip-"]')?.getAttribute('data-key');
  if (!grip || button > 0) return undefined;
  return grip === 'grip-fin' ? 'fin' : 'request';
}
