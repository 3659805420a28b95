import { line, rect, shape } from '../svg.ts';
import { type Card, cardDocument, SHARED_SIZE, siteName } from './card.ts';
import type { Looks } from './looks.ts';
import { hatching } from './marks.ts';
import { fitted, textLines } from './text.ts';

const EDGE_PX = 72;
/** Where the race window stands on the rail at the foot of the card, and where the request falls into it. */
const WINDOW = { left: 760, right: 1010, top: 470, rail: 560, request: 905 } as const;

/** A card of 1200 × 630 pixels for a page without a run of its own: its title, and the mark of the site drawn large. */
export function titleCard(title: string, lead: string, looks: Looks): Card {
  const { width, height } = SHARED_SIZE;
  const room = width - 2 * EDGE_PX;
  const head = fitted(title, room, [72, 64, 56, 48], 3);
  const text = fitted(lead, room - 60, [28], 3);
  const top = 190;
  const below = top + head.lines.length * head.px * 1.1 + 6;
  return cardDocument({ headline: title, words: lead }, looks, SHARED_SIZE, [
    siteName(width - EDGE_PX, 72, 26).shape,
    textLines(head.lines, EDGE_PX, top, head.px * 1.1, { px: head.px, className: 'bold' }),
    textLines(text.lines, EDGE_PX, below, text.px * 1.4, { px: text.px, className: 'serif soft' }),
    rect('window-part', WINDOW.left, WINDOW.top, WINDOW.right - WINDOW.left, height - WINDOW.top),
    ...hatching(WINDOW.left, WINDOW.top, WINDOW.right - WINDOW.left, height - WINDOW.top, 22),
    line('window-side', WINDOW.left, WINDOW.top, WINDOW.left, height),
    line('window-side', WINDOW.right, WINDOW.top, WINDOW.right, height),
    line('rule', 0, WINDOW.rail, width, WINDOW.rail),
    shape('circle', { class: 'dot', cx: WINDOW.request, cy: WINDOW.rail, r: 17 }),
  ]);
}
