import { tag } from './tag.ts';
import '../site/copy.ts';

/** A command or snippet with a button that copies it, as `Command.astro` makes it. */
export function command(label: string, text: string): HTMLElement {
  return tag(
    'copy-text' as 'div',
    { class: 'cmd' },
    tag('pre', { tabindex: '0', role: 'group', 'aria-label': label }, tag('code', {}, text)),
    tag('button', { type: 'button', 'aria-label': `Copy: ${label}` }, 'Copy'),
  );
}
