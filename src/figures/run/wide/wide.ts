import { hatchPattern } from '../../hatch.ts';
import { label, labelShape } from '../../labels.ts';
import { group, type Shape, shape } from '../../svg.ts';
import { clockOf } from '../clock.ts';
import type { Picture, PictureOptions } from '../picture-options.ts';
import type { Scene } from '../scene.ts';
import { cursor } from './cursor.ts';
import { deadline } from './deadline.ts';
import { grips } from './handles.ts';
import { failure, javascript } from './javascript.ts';
import { looks } from './looks.ts';
import { ruler } from './ruler.ts';
import { gutterFor, RIGHT_PX, type Sheet, sheetOf, Y } from './sheet.ts';
import { sockets } from './sockets.ts';
import { windowGround, windowTitle } from './window.ts';
import { wire } from './wire.ts';

/** Time runs right: the race window behind everything, then clock, JavaScript, the socket twice, and the wire. */
export function widePicture(scene: Scene, options: PictureOptions): Picture {
  const { width, scale = 'readable', among, held } = options;
  const span = width - gutterFor(width) - RIGHT_PX;
  const clock = clockOf(scene, { scale, span, among, held });
  const sheet = sheetOf(scene, options, clock);

  // In the order in which they get room for their labels, which is not the order in which they are drawn.
  const above = cursor(sheet);
  const title = windowTitle(sheet);
  const error = failure(sheet);
  const segments = wire(sheet);
  const asked = looks(sheet);
  const rows = sockets(sheet);
  const turns = javascript(sheet);
  const latest = deadline(sheet);
  const times = [...ruler(sheet), ...differences(sheet)];

  const { window, failure: failed } = scene;
  const isUnder = (place: number | undefined) =>
    sheet.now !== undefined && place !== undefined && place > sheet.now.place;
  const under = (shapes: Shape[], place: number | undefined) => (isUnder(place) ? shapes : []);
  const over = (shapes: Shape[], place: number | undefined) => (isUnder(place) ? [] : shapes);
  // Layers of their own keep an element in its place while others come and go: only then can it be seen to move.
  const layers = [
    group('', [...windowGround(sheet), ...times, ...turns, ...rows], 'layer-lanes'),
    group('', segments.under, 'layer-segments'),
    group(
      '',
      [...asked.under, ...under(title, window?.from), ...under(error, failed?.place)],
      'layer-later',
    ),
    group('', above, 'layer-now'),
    group(
      '',
      [
        ...segments.over,
        ...asked.over,
        ...over(title, window?.from),
        ...over(error, failed?.place),
      ],
      'layer-over',
    ),
    group('', [...latest, ...grips(sheet)], 'layer-grips'),
  ];
  return {
    root: shape(
      'svg',
      {
        class: 'picture wide',
        viewBox: `0 0 ${width} ${Y.end + 4}`,
        width,
        height: Y.end + 4,
        'aria-hidden': 'true',
      },
      hatchPattern(`${options.name}-hatch`),
      ...layers,
    ),
    width,
    height: Y.end + 4,
    time: 'right',
    steps: scene.steps.map(({ id, place }) => ({ id, along: sheet.x(place) })),
    axis: { left: sheet.gutter, clock: clock.held },
    labels: sheet.board.placed,
  };
}

/** A sign at each step that the run beside this one does not have. */
function differences(sheet: Sheet): Shape[] {
  const { scene, options, board } = sheet;
  return scene.steps.flatMap(({ id, place }) => {
    if (!options.differs?.has(id)) return [];
    const x = sheet.x(place);
    const sign = { anchor: 'middle', className: 'strong' } as const;
    return board.fit([[label('≠', x, Y.ruler - 22, sign)]]).map((one) => labelShape(one));
  });
}
