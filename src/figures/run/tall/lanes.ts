import { group, line, rect, type Shape, shape } from '../../svg.ts';
import type { SocketStretch } from '../scene/sockets.ts';
import {
  arrow,
  bus,
  fateSign,
  LOOK_HALF_PX,
  lookSign,
  lookStem,
  microtaskSign,
  placed,
  tickSign,
} from '../shapes.ts';
import { FATE_RADIUS_PX, segmentEnds, TALL_BUS_PX, type TallLayout, X } from './layout.ts';

/** For a request that failed and is not the request in focus. */
const OTHER_FATE_RADIUS_PX = 6;
/** Distance between the end of one socket and the beginning of another. */
const OTHER_PX = 4;

/** The race window. It lies behind all lanes. */
export function tallWindow({ scene, options, y }: TallLayout): Shape[] {
  const { window } = scene;
  if (!window) return [];
  const top = y(window.from);
  const height = y(window.to) - top;
  const left = X.js - 5;
  const width = X.server + 8 - left;
  return [
    group('window', [
      rect('window-ground', left, top, width, height),
      shape('rect', {
        class: 'window-hatch',
        x: left,
        y: top,
        width,
        height: Math.max(height, 0),
        fill: `url(#${options.name}-hatch)`,
      }),
      rect('window-edge', left, top - 0.75, width, 1.5),
      rect('window-edge', left, top + height - 0.75, width, 1.5),
    ]),
  ];
}

export function tallJavaScript({ scene, y, top, bottom, shows }: TallLayout): Shape[] {
  const middle = (X.js + X.jsEnd) / 2;
  const turns = scene.turns.flatMap(({ id, phase, from, to }) => {
    const start = Math.max(y(from), top);
    const end = Math.min(Math.max(y(to), start + 3), bottom);
    if (end - start < 3) return [];
    return [
      group(`turn ${phase}`, [rect('', X.js, start, X.jsEnd - X.js, end - start)], `turn-${id}`),
    ];
  });
  const work = scene.focusedCall?.work;
  const block = work
    ? group(
        'request',
        [rect('', X.js + 3, y(work.from), 10, Math.max(y(work.to) - y(work.from), 6))],
        'request-block',
      )
    : undefined;
  const jobs = scene.jobs
    .filter(({ place }) => !work || place < work.from || place > work.to)
    .map((job) =>
      placed(`job-${job.id}`, middle, y(job.place), [
        job.queue === 'tick' ? tickSign() : microtaskSign(),
      ]),
    );
  const failed = [...(scene.failure ? [scene.failure] : []), ...scene.otherFailures]
    .filter(({ place }) => shows(place))
    .map((each) => rect('error-edge', X.js, y(each.place) - 1.25, X.jsEnd - X.js, 2.5));
  return [
    line('sleep', middle, top, middle, bottom),
    ...turns,
    ...(block ? [block] : []),
    ...jobs,
    ...failed,
  ];
}

export function tallSockets({ scene, y, top, bottom }: TallLayout): Shape[] {
  const column = (stretches: readonly SocketStretch[], x: number, name: string) =>
    stretches.flatMap((stretch, index) => {
      const isLast = index === stretches.length - 1;
      const start = Math.max(y(stretch.from), top);
      const end = Math.min(isLast ? bottom : y(stretch.to), bottom);
      if (end - start <= 2) return [];
      const from = stretch.isOther ? start + OTHER_PX : start;
      const shapes = [
        ...(stretch.isOther
          ? [line('other-socket', x - 3, start + 1, x + TALL_BUS_PX + 3, start + 1)]
          : []),
        bus(stretch.tone, x, from, TALL_BUS_PX, Math.max(end - from, TALL_BUS_PX)),
      ];
      return [group('stretch', shapes, `${name}-${index}`)];
    });
  return [
    ...column(scene.sockets.node, X.node, 'node'),
    ...column(scene.sockets.kernel, X.kernel, 'kernel'),
  ];
}

/** Node's looks: a line from the turn of JavaScript across both columns of the socket. At its end is what was found. */
export function tallLooks({ scene, y }: TallLayout): Shape[] {
  const from = X.jsEnd - 4;
  const to = X.kernel + TALL_BUS_PX / 2;
  return scene.looks.map(({ id, place, found }) =>
    placed(`look-${id}`, 0, y(place), [
      ...lookStem([from, 0], [to - LOOK_HALF_PX, 0]),
      line('look-stem', from, -5, from, 5),
      placed(`look-sign-${id}`, to, 0, [lookSign(found)]),
    ]),
  );
}

export function tallWire({ scene, y, top, bottom, shows }: TallLayout): Shape[] {
  const arrows = scene.segments
    .filter(({ place }) => y(place) > top)
    .map(({ id, from, kind, place }) =>
      placed(`segment-${id}`, 0, y(place), [arrow(kind, ...segmentEnds(from))]),
    );
  const { focusedCall: decision } = scene;
  const fate = decision
    ? placed('fate', 0, y(decision.written), [
        line('drop', X.jsEnd - 3, 0, X.client - FATE_RADIUS_PX, 0),
        placed('fate-sign', X.client, 0, [fateSign(decision.fate, FATE_RADIUS_PX)]),
      ])
    : undefined;
  return [
    line('rail', X.client, top, X.client, bottom),
    line('rail', X.server, top, X.server, bottom),
    ...arrows,
    ...scene.otherFailures
      .filter(({ written }) => shows(written) && y(written) > top)
      .map(({ number, written }) =>
        placed(`fate-${number}`, X.client, y(written), [fateSign('failed', OTHER_FATE_RADIUS_PX)]),
      ),
    ...(fate ? [fate] : []),
  ];
}
