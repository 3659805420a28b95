import { type Label, label, labelShape } from '../../labels.ts';
import { group, line, type Shape } from '../../svg.ts';
import type { DrawnSegment } from '../scene/segments.ts';
import { arrow, fateSign, laneSign, placed } from '../shapes.ts';
import { LEAN_PX, RIGHT_PX } from './lane-places.ts';
import { isNow, type WideLayout } from './layout.ts';

const FATE_RADIUS_PX = 8;
/** For a request that failed and is not the request in focus. */
const OTHER_FATE_RADIUS_PX = 6.5;
const LINE_PX = 14.5;

/** The wire between the two rails. Parts of the current step are returned as `over`, to be drawn above the veil. */
export function wideWire(sheet: WideLayout): { readonly under: Shape[]; readonly over: Shape[] } {
  const arrows = sheet.scene.segments.filter(({ place }) => sheet.shows(place));
  for (const segment of arrows) sheet.board.block(arrowBox(sheet, segment));
  const { focusedCall: decision, otherFailures } = sheet.scene;
  const discs = [
    ...(decision ? [decision.written] : []),
    ...otherFailures.map((each) => each.written).filter(sheet.shows),
  ];
  for (const place of discs) {
    const x = sheet.x(place);
    const [top, bottom] = [sheet.y.client - FATE_RADIUS_PX, sheet.y.client + FATE_RADIUS_PX];
    sheet.board.block({ left: x - 9, top, right: x + 9, bottom });
  }
  // Labels get their room in the order of importance, and are drawn in the order of time.
  const labels = new Map(
    [...arrows]
      .sort((one, other) => Number(other.decides) - Number(one.decides))
      .map((segment) => [segment, labelsFor(sheet, segment)] as const),
  );
  const draw = (segment: DrawnSegment) => segmentShape(sheet, segment, labels.get(segment) ?? []);
  const isOver = ({ place }: DrawnSegment) => isNow(sheet, place);
  const isLater = sheet.now !== undefined && (decision?.written ?? 0) > sheet.now.place;
  return {
    under: [
      ...laneNames(sheet),
      ...arrows.filter((each) => !isOver(each)).map(draw),
      ...otherFates(sheet),
      ...(isLater ? fate(sheet) : []),
    ],
    over: [...arrows.filter(isOver).map(draw), ...(isLater ? [] : fate(sheet))],
  };
}

function laneNames({ board, gutter, width, scene, y }: WideLayout): Shape[] {
  const end = { anchor: 'end', className: 'quiet' } as const;
  const names = [
    board.put(label('TCP', 18, (y.client + y.server) / 2 + 4, { className: 'wire strong' })),
    board.put(label('client', gutter - 8, y.client + 4, end)),
    board.put(label('server', gutter - 8, y.server + 4, end)),
  ];
  const text = scene.empty.wire;
  const unseen = text
    ? [board.put(label(text, gutter + 8, (y.client + y.server) / 2 + 4, { className: 'quiet' }))]
    : [];
  return [
    laneSign('wire', 6, (y.client + y.server) / 2),
    line('rail', gutter, y.client, width - RIGHT_PX, y.client),
    line('rail', gutter, y.server, width - RIGHT_PX, y.server),
    ...[...names, ...unseen].map((one) => labelShape(one)),
  ];
}

/** The x of an arrow's two ends. The later end is further to the right. */
function span(
  sheet: WideLayout,
  { from, place }: DrawnSegment,
): readonly [client: number, server: number] {
  const x = sheet.x(place);
  return [x, from === 'client' ? x + LEAN_PX : x - LEAN_PX];
}

function arrowBox(sheet: WideLayout, segment: DrawnSegment) {
  const ends = span(sheet, segment);
  return {
    left: Math.min(...ends) - 2,
    top: sheet.y.client,
    right: Math.max(...ends) + 2,
    bottom: sheet.y.server,
  };
}

function segmentShape(sheet: WideLayout, segment: DrawnSegment, labels: readonly Label[]): Shape {
  const [client, server] = span(sheet, segment);
  const lean = server - client;
  const ends = [
    [0, sheet.y.client],
    [lean, sheet.y.server],
  ] as const;
  const [from, to] = segment.from === 'client' ? ends : ([ends[1], ends[0]] as const);
  return group(
    'segment',
    [
      placed(`segment-${segment.id}`, client, 0, [arrow(segment.kind, from, to)]),
      ...labels.map((one) => labelShape(one)),
    ],
    `segment-${segment.id}-group`,
  );
}

/**
 * The labels of a segment, to the right or to the left of its arrow. When there is too little room, the note is left out
 * first, then the flags; at last the short name takes the place of the name.
 */
function labelsFor(sheet: WideLayout, segment: DrawnSegment): readonly Label[] {
  const ends = span(sheet, segment);
  const right = Math.max(...ends) + 6;
  const left = Math.min(...ends) - 6;
  const full: Line[] = [
    { text: segment.flags, className: 'wire halo', face: 'mono' },
    { text: segment.name, className: 'wire strong halo', face: 'sans' },
    ...(segment.note ? [{ text: segment.note, className: 'halo', face: 'sans' } as const] : []),
  ];
  const tops = sheet.options.compact ? COMPACT_TOPS : TOPS;
  const short = full.slice(1, 2).map((one) => ({ ...one, text: segment.short }));
  const ways = [full, full.slice(0, 2), full.slice(1, 2), short].flatMap((lines) =>
    tops.flatMap((by) => {
      const top = sheet.y.client + by;
      return [stack(lines, right, top, 'start'), stack(lines, left, top, 'end')];
    }),
  );
  return sheet.board.fit(ways, {
    left: sheet.gutter,
    top: sheet.y.client + 5,
    right: sheet.width - 2,
    bottom: sheet.y.server - 3,
  });
}

interface Line {
  readonly text: string;
  readonly className: string;
  readonly face: 'sans' | 'mono';
}

/** Distances from the client's rail to the first baseline, to be tried in this order: near the middle of the arrow, then lower, then higher. */
const TOPS = [28, 44, 66, 17];
const COMPACT_TOPS = [18, 30, 40];

function stack(lines: readonly Line[], x: number, top: number, anchor: 'start' | 'end'): Label[] {
  return lines.map(({ text, className, face }, index) =>
    label(text, x, top + index * LINE_PX, { className, face, anchor }),
  );
}

/** A disc for each of the other requests that failed, with its number when there is room. */
function otherFates(sheet: WideLayout): Shape[] {
  return sheet.scene.otherFailures
    .filter(({ written }) => sheet.shows(written))
    .flatMap(({ number, written }) => {
      const x = sheet.x(written);
      const above = label(`${number}`, x, sheet.y.client - FATE_RADIUS_PX - 4, {
        anchor: 'middle',
        className: 'race strong halo',
      });
      return [
        placed(`fate-${number}`, x, sheet.y.client, [fateSign('failed', OTHER_FATE_RADIUS_PX)]),
        ...sheet.board.fit([[above]]).map((one) => labelShape(one)),
      ];
    });
}

/** The disc of the request in focus, where it is written to the wire. It is never left out. */
function fate(sheet: WideLayout): Shape[] {
  const { focusedCall: decision } = sheet.scene;
  if (!decision) return [];
  const x = sheet.x(decision.written);
  return [
    placed('fate', x, 0, [
      line('drop', 0, sheet.y.jsEnd - 6, 0, sheet.y.client - FATE_RADIUS_PX),
      placed('fate-sign', 0, sheet.y.client, [fateSign(decision.fate, FATE_RADIUS_PX)]),
    ]),
  ];
}
