import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import type { ListingRow } from '../../diagnosis/input/listing.ts';
import { Mask } from '../../diagnosis/mask/mask.ts';
import type { CaseAnswer } from './messages.ts';
import { tag } from './tag.ts';

/** The text with its marked lines, and the reasons that point to them. */
export function textPaneOf({ rows }: CaseAnswer, { reasons }: Diagnosis): HTMLElement {
  const marked = new Map<number, HTMLElement>();
  const list = tag('ol', {}, ...rows.map((row) => rowItem(row, marked)));
  const log = tag(
    'section',
    { class: 'log', 'aria-label': 'Your text', tabindex: '0' },
    tag(
      'header',
      {},
      tag('span', {}, 'Your text'),
      tag('span', {}, 'as you pasted it; copies of it are masked'),
    ),
    list,
  );
  log.addEventListener('copy', copyMasked);
  const why =
    reasons.length === 0
      ? []
      : [
          tag('h3', {}, 'Why', tag('span', {}, 'a number leads to its line')),
          tag(
            'ol',
            { class: 'reasons' },
            ...reasons.map(({ says, at }, index) => reasonItem(says, at.text, index, marked)),
          ),
        ];
  return tag('div', { class: 'text-pane' }, ...why, log);
}

/** What a reader selects in the text and copies is a quote, and quotes are masked. */
function copyMasked(event: ClipboardEvent): void {
  const text = getSelection()?.toString();
  if (!text || !event.clipboardData) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', new Mask().text(text));
}

function rowItem(row: ListingRow, marked: Map<number, HTMLElement>): HTMLElement {
  switch (row.kind) {
    case 'piece':
      return tag('li', { class: 'piece' }, row.name);
    case 'gap':
      return tag(
        'li',
        { class: 'gap' },
        `${row.lines.toLocaleString('en-US')} more ${row.lines === 1 ? 'line' : 'lines'}`,
      );
    case 'line':
      return lineItem(row, marked);
  }
}

function lineItem(
  { number, text, reasons }: Extract<ListingRow, { kind: 'line' }>,
  marked: Map<number, HTMLElement>,
): HTMLElement {
  const refs = reasons.map((reason) =>
    tag(
      'a',
      { class: 'ref', href: `#reason-${reason + 1}`, 'aria-label': `Reason ${reason + 1}` },
      String(reason + 1),
    ),
  );
  const item = tag(
    'li',
    {
      'data-n': String(number),
      ...(reasons.length > 0 ? { class: 'marked', tabindex: '-1' } : {}),
    },
    tag('span', { class: 'refs' }, ...refs),
    tag('span', { class: 'text' }, text === '' ? ' ' : text),
  );
  for (const reason of reasons) {
    if (!marked.has(reason)) marked.set(reason, item);
    item.id = `line-${reason + 1}`;
  }
  return item;
}

function reasonItem(
  says: string,
  quote: string,
  index: number,
  marked: ReadonlyMap<number, HTMLElement>,
): HTMLElement {
  const line = marked.get(index);
  const link = tag(
    'a',
    {
      class: 'ref',
      href: `#${line?.id ?? ''}`,
      'aria-label': `Line of reason ${index + 1}: ${quote.trim().slice(0, 80)}`,
    },
    String(index + 1),
  );
  const select = (event: Event) => {
    event.preventDefault();
    if (line) selectLine(line);
  };
  link.addEventListener('click', select);
  const item = tag('li', { id: `reason-${index + 1}` }, link, tag('span', {}, says));
  // The whole row can be pressed; for the keyboard there is the link.
  item.addEventListener('click', select);
  return item;
}

/** Shows a line in the middle of the text, and selects it, so that a key copies it. */
function selectLine(line: HTMLElement): void {
  for (const other of line.parentElement?.querySelectorAll('.now') ?? [])
    other.classList.remove('now');
  line.classList.add('now');
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: 'nearest', behavior: isStill ? 'instant' : 'smooth' });
  const text = line.querySelector('.text');
  if (text) getSelection()?.selectAllChildren(text);
}
