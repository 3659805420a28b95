import { label, labelShape, overlap } from '../../labels.ts';
import { group, line, rect, type Shape } from '../../svg.ts';
import { ghostClock, ghostOf } from '../ghost.ts';
import type { FocusedCall } from '../scene/focused-call.ts';
import { arrow, fateSign, placed } from '../shapes.ts';
import { LEAN_PX, RIGHT_PX } from './lane-places.ts';
import type { WideLayout } from './layout.ts';

const RADIUS_PX = 8;
const BLOCK_PX_MIN = 6;

/** The run before, dotted: only what it has elsewhere. Labels keep off it. Empty when nothing has moved. */
export function wideGhost(sheet: WideLayout): Shape[] {
  const { options, scene, clock, gutter, board, y } = sheet;
  const ghost = options.ghost && ghostOf(options.ghost, scene);
  if (!ghost) return [];
  const at = ghostClock(ghost, clock.held);
  const x = (place: number) => gutter + at(place);
  const end = sheet.width - RIGHT_PX;
  const segments = ghost.segments.map(({ id, kind, from, place }) => {
    const lean = from === 'client' ? LEAN_PX : -LEAN_PX;
    const ends = [[0, y.client] as const, [lean, y.server] as const] as const;
    const px = Math.min(x(place), end);
    board.block({
      left: Math.min(px, px + lean) - 2,
      top: y.client,
      right: Math.max(px, px + lean) + 2,
      bottom: y.server,
    });
    const [tail, tip] = from === 'client' ? ends : [ends[1], ends[0]];
    return placed(`ghost-${id}`, px, 0, [arrow(kind, tail, tip)]);
  });
  const { call } = ghost;
  const named = Math.min(x(call?.written ?? ghost.segments[0]?.place ?? 0), end);
  const words = board.fit(
    [y.client - 13, y.look, y.client + 16, y.title].flatMap((baseline) => [
      [label(ghost.words, named - RADIUS_PX - 4, baseline, { ...STYLE, anchor: 'end' })],
      [label(ghost.words, named + RADIUS_PX + 4, baseline, STYLE)],
    ]),
  );
  return [
    group('ghost', [...segments, ...(call ? callShapes(sheet, call, x) : [])], 'ghost'),
    ...words.map((one) => labelShape(one, 'ghost-words')),
  ];
}

const STYLE = { className: 'strong halo' } as const;

function callShapes(
  { board, y, scene, x: now }: WideLayout,
  { work, written, fate }: FocusedCall,
  x: (place: number) => number,
): Shape[] {
  const at = x(written);
  const top = y.js + 26;
  const bottom = y.jsEnd - 6;
  board.block({
    left: at - RADIUS_PX - 1,
    top: y.client - RADIUS_PX,
    right: at + RADIUS_PX + 1,
    bottom: y.client + RADIUS_PX,
  });
  const left = work ? x(work.from) : at;
  const box = { left, top, right: Math.max(work ? x(work.to) : at, left + BLOCK_PX_MIN), bottom };
  const own = scene.focusedCall?.work;
  const isCovered =
    own !== undefined && overlap(box, { left: now(own.from), top, right: now(own.to), bottom });
  // The block of the request that is drawn now keeps its own label.
  if (!isCovered) board.block(box);
  return [
    ...(work ? [rect('ghost-block', left, top, box.right - left, bottom - top)] : []),
    line('ghost-drop', at, bottom, at, y.client - RADIUS_PX),
    placed('ghost-fate', at, y.client, [fateSign(fate, RADIUS_PX)]),
  ];
}
