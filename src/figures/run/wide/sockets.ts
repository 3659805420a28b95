import { label, labelShape } from '../../labels.ts';
import { group, line, type Shape } from '../../svg.ts';
import type { SocketStretch } from '../scene/sockets.ts';
import { bus, LOOK_HALF_PX, laneSign } from '../shapes.ts';
import { RIGHT_PX, WIDE_BUS_PX, type WideLayout, Y } from './layout.ts';

/** Two rows for the socket, to Node and to the kernel. In the race window the two rows disagree. */
export function wideSockets(sheet: WideLayout): Shape[] {
  const { node, kernel } = sheet.scene.sockets;
  const [toNode, toKernel] = sheet.roomy
    ? ['Socket, to Node', 'to the kernel']
    : ['to Node', 'to kernel'];
  return [
    ...laneName(sheet, toNode ?? '', Y.node),
    ...laneName(sheet, toKernel ?? '', Y.kernel),
    ...row(sheet, node, Y.node, 'node'),
    ...row(sheet, kernel, Y.kernel, 'kernel'),
    ...unseen(sheet),
  ];
}

function laneName({ board }: WideLayout, name: string, y: number): Shape[] {
  const words = board.put(label(name, 18, y + 17, { className: 'sock strong' }));
  return [laneSign('sock', 6, y + 13), labelShape(words)];
}

function row(
  sheet: WideLayout,
  stretches: readonly SocketStretch[],
  y: number,
  name: string,
): Shape[] {
  const end = sheet.width - RIGHT_PX;
  return stretches.flatMap((stretch, index) => {
    const isLast = index === stretches.length - 1;
    const left = Math.max(sheet.x(stretch.from), sheet.gutter);
    const right = Math.min(isLast ? end : sheet.x(stretch.to), end);
    if (right - left <= 2) return [];
    const from = stretch.isOther ? left + OTHER_PX : left;
    // When the square of a look covers the beginning of a stretch, the words begin after the square.
    const ways = stretch.forms.flatMap((text) =>
      [9, LOOK_HALF_PX + 5].map((by) => [label(text, from + by, y + 17, { className: 'on-bus' })]),
    );
    const inside = { left: left + 4, top: y, right: right - 5, bottom: y + WIDE_BUS_PX };
    const words = sheet.board.fit(ways, inside);
    return [
      group(
        'stretch',
        [
          ...(stretch.isOther ? otherSocket(left, y) : []),
          bus(stretch.tone, from, y, right - from, WIDE_BUS_PX),
          ...words.map((one) => labelShape(one)),
        ],
        `${name}-${index}`,
      ),
    ];
  });
}

/** Distance between the end of one socket and the beginning of another. */
const OTHER_PX = 5;

function otherSocket(x: number, y: number): Shape[] {
  return [line('other-socket', x + 1, y - 3, x + 1, y + WIDE_BUS_PX + 3)];
}

function unseen({ board, gutter, scene }: WideLayout): Shape[] {
  const text = scene.empty.kernel;
  if (!text) return [];
  return [labelShape(board.put(label(text, gutter + 8, Y.kernel + 17, { className: 'quiet' })))];
}
