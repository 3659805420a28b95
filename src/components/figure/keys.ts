import type { Move } from '../../figures/run/steps.ts';

type KeyAction = Move | { readonly to: 'play' };

/** The keys of a figure. They work only while the focus is in the figure (WCAG 2.1.4). */
const KEYS: Readonly<Record<string, KeyAction>> = {
  ArrowRight: { to: 'next' },
  ArrowLeft: { to: 'previous' },
  'Shift+ArrowRight': { to: 'next-in-lane' },
  'Shift+ArrowLeft': { to: 'previous-in-lane' },
  Home: { to: 'first' },
  End: { to: 'last' },
  '.': { to: 'next-failure' },
  ',': { to: 'previous-failure' },
  ' ': { to: 'play' },
};
/** Further keys for a picture in which time runs down. */
const KEYS_DOWN: typeof KEYS = { ArrowDown: { to: 'next' }, ArrowUp: { to: 'previous' } };

export function keyAction(event: KeyboardEvent, time: 'right' | 'down'): KeyAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const name = event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key;
  return KEYS[name] ?? (time === 'down' ? KEYS_DOWN[name] : undefined);
}
