import { polyline, rect, type Shape } from '../../svg.ts';
import { placed } from '../shapes.ts';
import type { LanePlaces } from './lane-places.ts';
import type { WideLayout } from './layout.ts';

/** Half the width of the area that takes a press, large enough for a finger. */
const REACH_PX = 14;
/** Half the length of the sign, and the size of its arrowheads. */
const SIGN_PX = 9;
const HEAD_PX = 4;

/** The handles with which a reader drags the FIN and the request in focus along the clock. */
export function wideHandles({ scene, options, x, y }: WideLayout): Shape[] {
  if (!options.movable) return [];
  const fin =
    scene.zero.what === 'FIN' && scene.steps.find(({ id, t }) => t === 0 && id.startsWith('fin.'));
  const { focusedCall: decision } = scene;
  return [
    ...(fin ? [grip('grip-fin', x(fin.place), REACH_PX, y.client, y.end, y.server + 7)] : []),
    ...(decision
      ? [requestGrip(x(decision.work?.from ?? decision.written), x(decision.written), y)]
      : []),
  ];
}

function requestGrip(from: number, to: number, y: LanePlaces): Shape {
  const middle = (from + to) / 2;
  const reach = Math.max((to - from) / 2, REACH_PX);
  return grip('grip-request', middle, reach, y.js + 20, y.jsEnd + 16, y.jsEnd + 10);
}

function grip(
  key: string,
  x: number,
  reach: number,
  top: number,
  bottom: number,
  signY: number,
): Shape {
  const head = (side: 1 | -1) =>
    polyline('grip-sign', [
      [side * (SIGN_PX - HEAD_PX), signY - HEAD_PX],
      [side * SIGN_PX, signY],
      [side * (SIGN_PX - HEAD_PX), signY + HEAD_PX],
    ]);
  return placed(key, x, 0, [
    rect('grip-target', -reach, top, 2 * reach, bottom - top),
    polyline('grip-sign', [
      [-SIGN_PX, signY],
      [SIGN_PX, signY],
    ]),
    head(-1),
    head(1),
  ]);
}
