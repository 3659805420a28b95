import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import { stepCode, stepPlace, type Way, waysText } from '../../diagnosis/fix/way.ts';
import { fixParts } from '../../diagnosis/fix-parts.ts';
import { command } from './command.ts';
import { tag } from './tag.ts';
import { withAddress } from './with-address.ts';

/** The fix: its steps, each to copy, the best way first; then what is to know about it, and what stays. */
export function fixPart(
  title: string,
  { fix, ways, risk }: Diagnosis,
  url: string | undefined,
): HTMLElement {
  const label = labels();
  const said = waysText(ways);
  const rest = fix.startsWith(said) ? fix.slice(said.length).replace(/^[.\s]+/, '') : fix;
  return tag(
    'div',
    { class: 'part' },
    tag('h3', {}, title),
    ...ways.flatMap((way, index) => wayItems(way, index, label, url)),
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

function wayItems(
  { steps, note }: Way,
  index: number,
  label: () => string,
  url: string | undefined,
): HTMLElement[] {
  return [
    ...(index > 0 ? [tag('p', { class: 'or' }, 'Or')] : []),
    ...steps.flatMap((step) => {
      const place = stepPlace(step);
      const code = command(label(), withAddress(stepCode(step), url));
      if (place === undefined) return [code];
      const where = step.kind === 'code' ? place : tag('code', {}, place);
      return [tag('p', { class: 'note' }, 'In ', where, ':'), code];
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
