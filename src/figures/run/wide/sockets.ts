import { label, labelShape } from '../../labels.ts';
import { group, line, type Shape } from '../../svg.ts';
import type { SocketStretch } from '../scene/sockets.ts';
import { bus, LOOK_HALF_PX, laneSign } from '../shapes.ts';
import { RIGHT_PX } from './lane-places.ts';
import type { WideLayout } from './layout.ts';

/** Two rows for the socket, to Node and to the kernel. In the race window the two rows disagree. */
export function wideSockets(sheet: WideLayout): Shape[] {
  const { node, kernel } = sheet.scene.sockets;
  const [toNode, toKernel] = sheet.roomy
    ? ['Socket, to Node', 'to the kernel']
    : ['to Node', 'to kernel'];
  return [
    ...laneName(sheet, toNode ?? '', sheet.y.node),
    ...laneName(sheet, toKernel ?? '', sheet.y.kernel),
    ...row(sheet, node, sheet.y.node, 'node'),
    ...row(sheet, kernel, sheet.y.kernel, 'kernel'),
    ...unseen(sheet),
  ];
}

function laneName(sheet: WideLayout, name: string, y: number): Shape[] {
  const words = sheet.board.put(label(name, 18, baseline(sheet, y), { className: 'sock strong' }));
  return [laneSign('sock', 6, y + sheet.y.busPx / 2), labelShape(words)];
}

function row(
  sheet: WideLayout,
  stretches: readonly SocketStretch[],
  y: number,
  name: string,
): Shape[] {
  const end = sheet.width - RIGHT_PX;
  const { busPx } = sheet.y;
  return stretches.flatMap((stretch, index) => {
    const isLast = index === stretches.length - 1;
    const left = Math.max(sheet.x(stretch.from), sheet.gutter);
    const right = Math.min(isLast ? end : sheet.x(stretch.to), end);
    if (right - left <= 2) return [];
    const from = stretch.isOther ? left + OTHER_PX : left;
    // When the square of a look covers the beginning of a stretch, the words begin after the square.
    const ways = stretch.forms.flatMap((text) =>
      [9, LOOK_HALF_PX + 5].map((by) => [
        label(text, from + by, baseline(sheet, y), { className: 'on-bus' }),
      ]),
    );
    const inside = { left: left + 4, top: y, right: right - 5, bottom: y + busPx };
    const words = sheet.board.fit(ways, inside);
    return [
      group(
        'stretch',
        [
          ...(stretch.isOther ? otherSocket(left, y, busPx) : []),
          bus(stretch.tone, from, y, right - from, busPx),
          ...words.map((one) => labelShape(one)),
        ],
        `${name}-${index}`,
      ),
    ];
  });
}

/** Baseline of a text in the middle of a row. */
function baseline({ y: { busPx } }: WideLayout, top: number): number {
  return top + busPx / 2 + 4;
}

/** Distance between the end of one socket and the beginning of another. */
const OTHER_PX = 5;

function otherSocket(x: number, y: number, busPx: number): Shape[] {
  return [line('other-socket', x + 1, y - 3, x + 1, y + busPx + 3)];
}

function unseen(sheet: WideLayout): Shape[] {
  const text = sheet.scene.empty.kernel;
  if (!text) return [];
  const at = baseline(sheet, sheet.y.kernel);
  return [labelShape(sheet.board.put(label(text, sheet.gutter + 8, at, { className: 'quiet' })))];
}
