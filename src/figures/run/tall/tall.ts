import { hatchPattern } from '../../hatch.ts';
import { LabelBoard } from '../../labels.ts';
import { group, shape } from '../../svg.ts';
import type { Picture, PictureOptions } from '../picture-options.ts';
import { drawnRange, leftOutText, sceneWithin } from '../range.ts';
import type { Scene } from '../scene.ts';
import { tallCuts } from './cuts.ts';
import { tallGhost } from './ghost.ts';
import { tallCursor, tallHead, tallRows } from './labels.ts';
import { tallJavaScript, tallLooks, tallSockets, tallWindow, tallWire } from './lanes.ts';
import { tallLayoutOf } from './layout.ts';

/** A picture for a phone. Time runs down, with a row for each step. The words stand beside the lanes. */
export function tallPicture(whole: Scene, options: PictureOptions): Picture {
  const { width, among, range, at } = options;
  const scene = among ? whole : sceneWithin(whole, drawnRange(whole, range, at));
  const column = tallLayoutOf(scene, options);
  const { height } = column;
  const board = new LabelBoard({ left: 0, top: 0, right: width, bottom: height });
  const cuts = tallCuts(column, board);
  const ghost = tallGhost(column, board);
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
    leftOut: leftOutText(scene),
    hasGhost: ghost.length > 0,
    labels: board.placed,
  };
}
