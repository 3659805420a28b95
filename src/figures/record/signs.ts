import { foundBy, isLook } from '../../trace/reading/looks.ts';
import type { Trace } from '../../trace/record/event.ts';
import { segmentKindOf } from '../../trace/record/segment-kind.ts';
import { arrow, fateSign, laneSign, lookSign, placed } from '../run/shapes.ts';
import { group, line, type Shape } from '../svg.ts';
import type { PlacedMilestone, RecordLane } from './lanes.ts';

type Point = readonly [x: number, y: number];

/** Half the size of the largest sign: no label comes nearer. */
export const SIGN_PX = 9;
const ARROW_PX = 19;
/** How far an arrow leans along the axis, as all arrows of a timing diagram do. */
const LEAN_PX = 5;
const DROP_PX = 30;

interface SignOptions {
  readonly lane: RecordLane;
  readonly trace: Trace;
  /** From the rail to the network, a unit along one axis. Arrows come from there, and JavaScript is on the other side. */
  readonly outward: Point;
}

/** The sign of a milestone at a point of its rail. The signs are those of the picture of a run. */
export function milestoneSign(
  { name, event }: PlacedMilestone,
  at: Point,
  { lane, trace, outward }: SignOptions,
): Shape {
  const [x, y] = at;
  if (name === 'asked again') {
    return group('', [
      // Between upright rails are the ties.
      ...(outward[1] === 0 ? [] : [line('drop', x, y, x, y - outward[1] * DROP_PX)]),
      placed('', x, y, [fateSign(lane.hasFailed ? 'failed' : 'answered', 8)]),
    ]);
  }
  if (event.kind === 'packet') {
    const lean = event.from === 'client' ? LEAN_PX : -LEAN_PX;
    const away: Point = [
      x + outward[0] * ARROW_PX + Math.abs(outward[1]) * lean,
      y + outward[1] * ARROW_PX + Math.abs(outward[0]) * lean,
    ];
    const [from, to] = event.from === 'client' ? [at, away] : [away, at];
    return arrow(segmentKindOf(event), from, to);
  }
  if (isLook(event)) return placed('', x, y, [lookSign(foundBy(event, trace))]);
  return laneSign(name === 'pooled' ? 'sock' : 'js', x, y);
}
