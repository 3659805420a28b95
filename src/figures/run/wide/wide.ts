import { hatchPattern } from '../../hatch.ts';
import { group, type Shape, shape } from '../../svg.ts';
import { clockOf } from '../clock.ts';
import type { Extras } from '../on-demand.ts';
import type { Picture, PictureOptions } from '../picture-options.ts';
import type { Scene } from '../scene.ts';
import { wideCursor } from './cursor.ts';
import { wideDeadline } from './deadline.ts';
import { wideHandles } from './handles.ts';
import { requestBlock, wideFailure, wideJavaScript } from './javascript.ts';
import { RIGHT_PX } from './lane-places.ts';
import { gutterFor, wideLayoutOf } from './layout.ts';
import { wideLooks } from './looks.ts';
import { wideRuler } from './ruler.ts';
import { wideSockets } from './sockets.ts';
import { wideWindow, wideWindowTitle } from './window.ts';
import { wideWire } from './wire.ts';

/**
 * A picture in which time runs right. From top to bottom: clock, JavaScript, the two rows of the socket, the wire. The
 * race window lies behind them all.
 * @param extras must be given when needsExtras
 */
export function widePicture(whole: Scene, options: PictureOptions, extras?: Extras): Picture {
  const { width, scale = 'readable', among, held } = options;
  const scene = (!among && extras?.part(whole, options)) || whole;
  const span = width - gutterFor(width) - RIGHT_PX;
  const clock = clockOf(scene, { scale, span, among, held });
  const sheet = wideLayoutOf(scene, options, clock);

  // This is the order in which the parts get room for their labels. The layers below are in the order of drawing.
  const above = wideCursor(sheet);
  const cuts = extras?.wide.cuts(sheet) ?? [];
  const title = wideWindowTitle(sheet);
  const request = requestBlock(sheet);
  const error = wideFailure(sheet);
  const ghost = extras?.wide.ghost(sheet) ?? [];
  const segments = wideWire(sheet);
  const asked = wideLooks(sheet);
  const rows = wideSockets(sheet);
  const turns = wideJavaScript(sheet, request);
  const latest = wideDeadline(sheet);
  const times = wideRuler(sheet);

  const { window, failure: failed } = scene;
  const isUnder = (place: number | undefined) =>
    sheet.now !== undefined && place !== undefined && place > sheet.now.place;
  const under = (shapes: Shape[], place: number | undefined) => (isUnder(place) ? shapes : []);
  const over = (shapes: Shape[], place: number | undefined) => (isUnder(place) ? [] : shapes);
  // An element stays in its layer while elements of other layers come and go. That keeps the element itself in the page,
  // so that CSS can animate its move.
  const layers = [
    group('', [...wideWindow(sheet), ...times, ...turns, ...rows], 'layer-lanes'),
    group('', segments.under, 'layer-segments'),
    group(
      '',
      [...asked.under, ...under(title, window?.from), ...under(error, failed?.place)],
      'layer-later',
    ),
    group('', above, 'layer-now'),
    group('', ghost, 'layer-ghost'),
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
    group('', [...cuts, ...latest, ...wideHandles(sheet)], 'layer-grips'),
  ];
  return {
    root: shape(
      'svg',
      {
        class: 'picture wide',
        viewBox: `0 0 ${width} ${sheet.y.end + 4}`,
        width,
        height: sheet.y.end + 4,
        'aria-hidden': 'true',
      },
      hatchPattern(`${options.name}-hatch`),
      ...layers,
    ),
    width,
    height: sheet.y.end + 4,
    time: 'right',
    steps: scene.steps.map(({ id, place }) => ({ id, along: sheet.x(place) })),
    axis: { left: sheet.gutter, clock: clock.held },
    leftOut: extras?.leftOut(scene) ?? '',
    hasGhost: ghost.length > 0,
    labels: sheet.board.placed,
  };
}
