import type { Found } from '../../trace/reading/looks.ts';
import { group, line, polygon, polyline, rect, type Shape, shape } from '../svg.ts';
import type { Lane } from './lane.ts';
import type { DrawnSegment } from './scene/segments.ts';
import type { Tone } from './scene/sockets.ts';

/**
 * The sign of a lane: a block, a hexagon or an arrow. Every sign in this file has a shape besides its colour, so that a
 * picture can be read in grey and on paper: a triangle and a diamond for the two queues, a bar for a FIN, a cross for a
 * RST.
 */
export function laneSign(lane: Lane, x: number, y: number, size = 5): Shape {
  switch (lane) {
    case 'js':
      return rect('js-solid', x - size, y - size, 2 * size, 2 * size);
    case 'sock':
      return polygon('sock-solid', hexagon(x - size, y - size, 2 * size, 2 * size, size * 0.55));
    case 'wire':
      return polygon('wire-solid', [
        [x - size, y - 1.2],
        [x + 1, y - 1.2],
        [x + 1, y - 4.5],
        [x + size + 1, y],
        [x + 1, y + 4.5],
        [x + 1, y + 1.2],
        [x - size, y + 1.2],
      ]);
  }
}

/** A job of process.nextTick, around the origin. */
export function tickSign(): Shape {
  return polygon('js-solid', [
    [-4.5, -4],
    [4.5, -4],
    [0, 4.5],
  ]);
}

/** A microtask, around the origin. */
export function microtaskSign(): Shape {
  return polygon('js-solid', [
    [0, -5],
    [5, 0],
    [0, 5],
    [-5, 0],
  ]);
}

/** What became of a request: failed, answered, or no answer yet. Around the origin. */
export function fateSign(fate: 'answered' | 'failed' | 'open', radius: number): Shape {
  const ring = shape('circle', { cx: 0, cy: 0, r: radius });
  switch (fate) {
    case 'failed':
      return group('fate failed', [
        ring,
        shape('path', { d: 'M-3.2,-3.2L3.2,3.2M3.2,-3.2L-3.2,3.2' }),
      ]);
    case 'answered':
      return group('fate answered', [ring, shape('path', { d: 'M-3.6,0.2L-1,3.1L3.8,-2.7' })]);
    case 'open':
      return group('fate open', [ring]);
  }
}

/** Half the width of the square at the end of a look. */
export const LOOK_HALF_PX = 8;

/**
 * What a look found, in a square around the origin: the bar of a FIN, the cross of a RST, the head of a data segment, or
 * nothing. The square is in ink, because a look belongs to no lane; what was found has the colour of the wire.
 */
export function lookSign(found: Found): Shape {
  const half = LOOK_HALF_PX;
  const square = rect('look-square', -half, -half, 2 * half, 2 * half);
  return group(`look-found ${found}`, [square, ...foundSign(found)]);
}

/**
 * A line from the turn in which Node looks to the kernel's row. It has an edge in the colour of paper, because it crosses
 * blocks that are as dark as the line.
 */
export function lookStem(from: Point, to: Point): readonly Shape[] {
  return [line('look-edge', ...from, ...to), line('look-stem', ...from, ...to)];
}

function foundSign(found: Found): readonly Shape[] {
  switch (found) {
    case 'nothing':
      return [];
    case 'fin':
      return [line('wire-line bar', -4.5, 0, 4.5, 0)];
    case 'rst':
      return [line('wire-line', -4, -4, 4, 4), line('wire-line', -4, 4, 4, -4)];
    case 'data':
      return [
        polygon('wire-solid', [
          [-4, -4],
          [4.5, 0],
          [-4, 4],
        ]),
      ];
  }
}

const TONE_CLASSES: Readonly<Record<Tone, string>> = {
  busy: 'bus busy',
  free: 'bus free',
  wait: 'bus wait',
  gone: 'bus gone',
};

/** A state of a socket, drawn like a bus in a datasheet: a hexagon, so that a change of state shows as a crossing. */
export function bus(tone: Tone, x: number, y: number, width: number, height: number): Shape {
  const bevel = Math.min(5, width / 2, height / 2);
  const points =
    width > height
      ? hexagon(x, y, width, height, bevel)
      : hexagon(y, x, height, width, bevel).map(([along, across]) => [across, along] as const);
  return polygon(TONE_CLASSES[tone], points);
}

function hexagon(
  x: number,
  y: number,
  width: number,
  height: number,
  bevel: number,
): (readonly [number, number])[] {
  const middle = y + height / 2;
  return [
    [x, middle],
    [x + bevel, y],
    [x + width - bevel, y],
    [x + width, middle],
    [x + width - bevel, y + height],
    [x + bevel, y + height],
  ];
}

type Point = readonly [x: number, y: number];

/** A segment: a filled head for data, an open one for SYN and ACK, a bar for FIN, dashes and a cross for RST. */
export function arrow(kind: DrawnSegment['kind'], from: Point, to: Point): Shape {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const along: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  /** A point `back` pixels behind the tip and `side` pixels beside the shaft. */
  const at = (back: number, side: number): Point => [
    to[0] - along[0] * back - along[1] * side,
    to[1] - along[1] * back + along[0] * side,
  ];
  const shaft = (end: Point) =>
    line(`wire-line${kind === 'rst' ? ' dashed' : kind === 'ack' ? ' thin' : ''}`, ...from, ...end);
  switch (kind) {
    case 'rst':
      return group('arrow', [
        shaft(at(7, 0)),
        polyline('wire-line', [at(3, -4), at(11, 4)]),
        polyline('wire-line', [at(3, 4), at(11, -4)]),
      ]);
    case 'fin':
      return group('arrow', [
        shaft(at(3, 0)),
        polyline('wire-line', [at(11.5, -4.5), at(2.5, 0), at(11.5, 4.5)]),
        polyline('wire-line bar', [at(1, -7), at(1, 7)]),
      ]);
    case 'syn':
    case 'synack':
    case 'ack':
      return group('arrow', [
        shaft(at(1, 0)),
        polyline(`wire-line${kind === 'ack' ? ' thin' : ''}`, [at(9, -4.5), at(0, 0), at(9, 4.5)]),
      ]);
    case 'data':
      return group('arrow', [
        shaft(at(4, 0)),
        polygon('wire-solid', [at(9, -4.5), to, at(9, 4.5)]),
      ]);
  }
}

/** A part of a picture whose position is a transform, so that CSS can animate its move. */
export function placed(key: string, x: number, y: number, children: readonly Shape[]): Shape {
  return shape(
    'g',
    { key, class: 'placed', transform: `translate(${fixed(x)} ${fixed(y)})` },
    ...children,
  );
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
