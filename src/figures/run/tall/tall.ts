import { hatchPattern } from '../../hatch.ts';
import { LabelBoard } from '../../labels.ts';
import { group, shape } from '../../svg.ts';
import type { Picture, PictureOptions } from '../picture-options.ts';
import type { Scene } from '../scene.ts';
import { javascript, looks, sockets, windowGround, wire } from './lanes.ts';
import { columnOf } from './rows.ts';
import { cursor, head, rows } from './words.ts';

/** For a phone: time runs down, one row for each step, the lanes side by side and the words beside them. */
export function tallPicture(scene: Scene, options: PictureOptions): Picture {
  const { width } = options;
  const column = columnOf(scene, options);
  const { height } = column;
  const board = new LabelBoard({ left: 0, top: 0, right: width, bottom: height });
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
        ...windowGround(column),
        ...head(column, board),
        ...javascript(column),
        ...sockets(column),
        ...wire(column),
        ...looks(column),
        ...cursor(column),
        ...rows(column, board),
      ]),
    ),
    width,
    height,
    time: 'down',
    steps: scene.steps.map(({ id, place }) => ({ id, along: column.y(place) })),
    labels: board.placed,
  };
}
