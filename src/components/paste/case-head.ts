import type { PieceState } from './messages.ts';
import { button, tag } from './tag.ts';

interface CaseActions {
  readonly edit: () => void;
  readonly add: () => void;
  readonly startOver: () => void;
  readonly remove: (key: number) => void;
}

/** What was read, piece by piece, and what a reader can do about it. */
export function caseHead(
  pieces: readonly PieceState[],
  isKept: boolean,
  actions: CaseActions,
): HTMLElement {
  return tag(
    'div',
    { class: 'case-head' },
    tag('h2', { tabindex: '-1' }, 'What you pasted'),
    tag(
      'p',
      { class: 'case-acts' },
      button('Add to it', 'as-link', actions.edit),
      button('Add files', 'as-link', actions.add),
      button('Start over', 'as-link', actions.startOver),
    ),
    tag('ul', { class: 'pieces' }, ...pieces.map((piece) => pieceItem(piece, actions))),
    tag(
      'p',
      { class: 'note kept' },
      isKept
        ? 'This tab keeps it for a reload, until you start over or close it.'
        : 'It is too long to be kept for a reload.',
    ),
  );
}

function pieceItem(
  { key, name, lines, refused, remark }: PieceState,
  { remove }: CaseActions,
): HTMLElement {
  const out = button('×', 'as-link', () => remove(key));
  out.setAttribute('aria-label', `Remove ${name}`);
  const what =
    refused ??
    `${lines.toLocaleString('en-US')} ${lines === 1 ? 'line' : 'lines'}${remark ? `, ${remark}` : ''}`;
  return tag('li', refused ? { class: 'refused' } : {}, tag('b', {}, name), ` ${what} `, out);
}
