import type { Move } from '../../figures/run/steps.ts';

/** What a key of a figure does: a move, or the play button, or the list of all keys. */
type KeyAction = Move | { readonly to: 'play' } | { readonly to: 'keys' };

/** The keys of a figure. They work only while the focus is in the figure (WCAG 2.1.4). */
export const KEYS: Readonly<Record<string, KeyAction['to']>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ' ': 'play',
  '.': 'next-failure',
  ',': 'previous-failure',
  'Shift+ArrowRight': 'next-in-lane',
  'Shift+ArrowLeft': 'previous-in-lane',
  Home: 'first',
  End: 'last',
  '?': 'keys',
};

/** Further keys for a picture in which time runs down. */
export const KEYS_DOWN: typeof KEYS = { ArrowDown: 'next', ArrowUp: 'previous' };

/** What the keys do, for the list of all keys. `*` stands for a failure or a difference, as the figure has it. */
export const KEY_WORDS: Readonly<Record<KeyAction['to'], string>> = {
  next: 'step forward',
  previous: 'step back',
  play: 'play, or pause',
  'next-failure': 'next *',
  'previous-failure': '* before',
  'next-in-lane': 'next step in this lane',
  'previous-in-lane': 'step before in this lane',
  first: 'first step',
  last: 'last step',
  keys: 'this list',
};

/** The action of a pressed key, where time runs in this direction. */
export function keyAction(event: KeyboardEvent, time: 'right' | 'down'): KeyAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const name = event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key;
  const to = KEYS[name] ?? (time === 'down' ? KEYS_DOWN[name] : undefined);
  return to && { to };
}
