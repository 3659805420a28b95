import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import { type Way, wayText } from '../../diagnosis/fix/way.ts';
import { fixParts } from '../../diagnosis/fix-parts.ts';
import { command } from './command.ts';
import { tag } from './tag.ts';

/** The fix: its steps, each to copy, the best way first; then what is to know about it, and what stays. */
export function fixPart(title: string, { fix, ways, risk }: Diagnosis): HTMLElement {
  const label = labels();
  const said = ways.map(wayText).join('\nOr: ');
  const rest = fix.startsWith(said) ? fix.slice(said.length).replace(/^[.\s]+/, '') : fix;
  return tag(
    'div',
    { class: 'part' },
    tag('h3', {}, title),
    ...ways.flatMap((way, index) => wayItems(way, index, label)),
    ...(rest === '' ? [] : wordsOf(rest, ways.length === 0, label)),
    risk ? tag('p', { class: 'note' }, risk) : undefined,
  );
}

/** Names for what can be copied: `Fix 1`, `Fix 2`. */
function labels(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `Fix ${count}`;
  };
}

function wayItems({ steps, note }: Way, index: number, label: () => string): HTMLElement[] {
  return [
    ...(index > 0 ? [tag('p', { class: 'or' }, 'Or')] : []),
    ...steps.flatMap((step) => {
      const text = wayText({ steps: [step] });
      if (step.kind === 'run') return [command(label(), text)];
      const code = text.slice(0, -` in ${step.file}`.length);
      return [
        tag('p', { class: 'note' }, 'In ', tag('code', {}, step.file), ':'),
        command(label(), code),
      ];
    }),
    ...(note ? [tag('p', { class: 'note' }, note)] : []),
  ];
}

/** Words with the code in them, of which each piece can be copied where there are no steps. */
function wordsOf(text: string, isAll: boolean, label: () => string): HTMLElement[] {
  const { copies, text: parts } = fixParts(text);
  const words = parts.map(({ kind, text }) => (kind === 'code' ? tag('code', {}, text) : text));
  const commands = isAll ? copies.map((copy) => command(label(), copy)) : [];
  return [tag('p', { class: isAll ? 'todo' : 'note' }, ...words), ...commands];
}
