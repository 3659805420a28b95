import type { Move } from '../../figures/run/steps.ts';

/** What a key of a figure does: a move, or the play button, or the list of all keys. */
export type KeyAction = Move | { readonly to: 'play' } | { readonly to: 'keys' };

interface Key {
  /** As `KeyboardEvent.key` has it, with `Shift+` before a named key. */
  readonly key: string;
  readonly action: KeyAction;
  /** What stands on the key. */
  readonly cap: string;
  /** What it does, in words. `*` stands for a failure or a difference, as the figure has it. */
  readonly words: string;
  /** Only where time runs down: the other figures scroll with these keys. */
  readonly down?: true;
}

/** All keys of a figure, for the handler and for the list. They work only while the focus is in the figure (WCAG 2.1.4). */
export const KEYS: readonly Key[] = [
  { key: 'ArrowRight', action: { to: 'next' }, cap: '→', words: 'Step forward' },
  { key: 'ArrowLeft', action: { to: 'previous' }, cap: '←', words: 'Step back' },
  { key: 'ArrowDown', action: { to: 'next' }, cap: '↓', words: 'Step forward', down: true },
  { key: 'ArrowUp', action: { to: 'previous' }, cap: '↑', words: 'Step back', down: true },
  { key: ' ', action: { to: 'play' }, cap: 'Space', words: 'Play, or pause' },
  { key: '.', action: { to: 'next-failure' }, cap: '.', words: 'Next *' },
  { key: ',', action: { to: 'previous-failure' }, cap: ',', words: '* before' },
  {
    key: 'Shift+ArrowRight',
    action: { to: 'next-in-lane' },
    cap: 'Shift →',
    words: 'Next in this lane',
  },
  {
    key: 'Shift+ArrowLeft',
    action: { to: 'previous-in-lane' },
    cap: 'Shift ←',
    words: 'Before it in this lane',
  },
  { key: 'Home', action: { to: 'first' }, cap: 'Home', words: 'First step' },
  { key: 'End', action: { to: 'last' }, cap: 'End', words: 'Last step' },
  { key: '?', action: { to: 'keys' }, cap: '?', words: 'This list' },
];

/** The action of a pressed key, where time runs in this direction. */
export function keyAction(event: KeyboardEvent, time: 'right' | 'down'): KeyAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const name = event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key;
  return KEYS.find(({ key, down }) => key === name && (!down || time === 'down'))?.action;
}
