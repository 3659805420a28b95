import { hatchPattern } from '../../hatch.ts';
import { LabelBoard } from '../../labels.ts';
import { group, shape } from '../../svg.ts';
import type { Extras } from '../on-demand.ts';
import type { Picture, PictureOptions } from '../picture-options.ts';
import type { Scene } from '../scene.ts';
import { tallCursor, tallHead, tallRows } from './labels.ts';
import { tallJavaScript, tallLooks, tallSockets, tallWindow, tallWire } from './lanes.ts';
import { tallLayoutOf } from './layout.ts';

/**
 * A picture for a phone. Time runs down, with a row for each step. The words stand beside the lanes.
 * @param extras must be given when needsExtras
 */
export function tallPicture(whole: Scene, options: PictureOptions, extras?: Extras): Picture {
  const { width, among } = options;
  const scene = (!among && extras?.part(whole, options)) || whole;
  const column = tallLayoutOf(scene, options);
  const { height } = column;
  const board = new LabelBoard({ left: 0, top: 0, right: width, bottom: height });
  const cuts = extras?.tall.cuts(column, board) ?? [];
  const ghost = extras?.tall.ghost(column, board) ?? [];
  return {
    root: shape(
      'svg',
      {
        class: 'picture tall',
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        'aria-hidden': 'true',
      },
      group('', [
        hatchPattern(`${options.name}-hatch`),
        ...tallWindow(column),
        ...tallHead(column, board),
        ...tallJavaScript(column),
        ...tallSockets(column),
        ...tallWire(column),
        ...tallLooks(column),
        ...tallCursor(column),
        ...tallRows(column, board),
        ...ghost,
        ...cuts,
      ]),
    ),
    width,
    height,
    time: 'down',
    steps: scene.steps.map(({ id, place }) => ({ id, along: column.y(place) })),
    leftOut: extras?.leftOut(scene) ?? '',
    hasGhost: ghost.length > 0,
    labels: board.placed,
  };
}
