import { type Label, label, labelShape, type Rectangle } from '../../labels.ts';
import { group, line, rect, type Shape, shape } from '../../svg.ts';
import { laneSign, microtaskSign, placed, tickSign } from '../shapes.ts';
import { RIGHT_PX } from './lane-places.ts';
import { laneBox, type WideLayout } from './layout.ts';

/** The least width of a block, so that a turn without length can be seen. */
const BLOCK_PX_MIN = 3;

/** The lane of JavaScript: the phases of the loop, and the jobs of the two queues, which Node drains before the loop goes on. */
export function wideJavaScript(sheet: WideLayout, request: readonly Shape[]): Shape[] {
  const { gutter, width, y } = sheet;
  const middle = (y.js + y.jsEnd) / 2;
  return [
    ...laneNames(sheet),
    line('sleep', gutter, middle, width - RIGHT_PX, middle),
    ...turns(sheet),
    ...request,
    ...jobs(sheet),
  ];
}

function laneNames({ board, gutter, scene, y }: WideLayout): Shape[] {
  const names = [
    board.put(label('JavaScript', 18, y.jsHead + 2, { className: 'js strong' })),
    board.put(label('nextTick', 18, y.tick + 4, { className: 'quiet' })),
    board.put(label('microtask', 18, y.microtask + 4, { className: 'quiet' })),
  ];
  const text = scene.empty.loop;
  const unseen = text ? [board.put(label(text, gutter + 8, y.jsHead, { className: 'quiet' }))] : [];
  return [
    laneSign('js', 6, y.jsHead - 2),
    placed('tick-sign', gutter - 14, y.tick, [tickSign()]),
    placed('microtask-sign', gutter - 14, y.microtask, [microtaskSign()]),
    ...[...names, ...unseen].map((one) => labelShape(one)),
  ];
}

function turns(sheet: WideLayout): Shape[] {
  const { scene, board } = sheet;
  return scene.turns.flatMap((turn) => {
    const left = Math.max(sheet.x(turn.from), sheet.gutter);
    const right = Math.max(sheet.x(turn.to), left + BLOCK_PX_MIN);
    if (right <= sheet.gutter + BLOCK_PX_MIN) return [];
    const at = (text: string) => [label(text, left + 6, sheet.y.jsHead, { className: 'js' })];
    const inside: Rectangle = { left, top: sheet.y.js, right: right - 4, bottom: sheet.y.jsEnd };
    const name = board.fit([at(`${turn.phase} phase`), at(turn.phase)], inside);
    return [
      group(
        `turn ${turn.phase}`,
        [
          shape('title', {}, `${turn.phase} phase`),
          rect('', left, sheet.y.js, right - left, sheet.y.jsEnd - sheet.y.js),
          ...name.map((one) => labelShape(one)),
        ],
        `turn-${turn.id}`,
      ),
    ];
  });
}

/**
 * A block for the work that makes the request in focus: from the call to the write, or to the end of the turn. It is made
 * before other labels get room, because none may cover it.
 */
export function requestBlock(sheet: WideLayout): Shape[] {
  const { focusedCall: decision } = sheet.scene;
  if (!decision?.work) return [];
  const left = sheet.x(decision.work.from);
  const right = Math.max(sheet.x(decision.work.to), left + 6);
  const top = sheet.y.js + 26;
  const inside: Rectangle = { left: left + 4, top, right: right - 2, bottom: sheet.y.jsEnd - 6 };
  const at = (text: string) => [
    label(text, left + 8, (sheet.y.tick + sheet.y.microtask) / 2 + 4, {
      className: 'on-block strong',
    }),
  ];
  const name = sheet.board.fit(decision.forms.map(at), inside);
  sheet.board.block({ left, top, right, bottom: inside.bottom });
  return [
    group(
      'request',
      [
        rect('', left, top, right - left, sheet.y.jsEnd - 6 - top),
        ...name.map((one) => labelShape(one)),
      ],
      'request-block',
    ),
  ];
}

function jobs(sheet: WideLayout): Shape[] {
  const { scene, board } = sheet;
  const work = scene.focusedCall?.work;
  const seen = scene.jobs.map((job) => ({
    ...job,
    x: sheet.x(job.place),
    y: job.queue === 'tick' ? sheet.y.tick : sheet.y.microtask,
  }));
  for (const { x, y } of seen)
    board.block({ left: x - 4, top: y - 4, right: x + 4, bottom: y + 4 });
  return seen.flatMap(({ id, queue, name, place, x, y }) => {
    if (x < sheet.gutter) return [];
    const isInWork = work !== undefined && place >= work.from && place <= work.to;
    const ways: Label[][] = [
      [label(name, x + 8, y + 4)],
      [label(name, x - 8, y + 4, { anchor: 'end' })],
    ];
    const lane = laneBox(sheet, sheet.y.js, sheet.y.jsEnd);
    const words = isInWork ? [] : board.fit(ways, turnBox(sheet, place) ?? lane);
    return [
      placed(`job-${id}`, x, y, [
        group(isInWork ? 'on-block' : '', [queue === 'tick' ? tickSign() : microtaskSign()]),
      ]),
      ...words.map((one) => labelShape(one)),
    ];
  });
}

/** The box of the turn at a place. Labels of jobs stay inside it, so that they are not taken for another turn's. */
function turnBox(sheet: WideLayout, place: number): Rectangle | undefined {
  const turn = sheet.scene.turns.find(({ from, to }) => from <= place && place <= to);
  if (!turn) return undefined;
  return {
    left: sheet.x(turn.from),
    top: sheet.y.js,
    right: sheet.x(turn.to),
    bottom: sheet.y.jsEnd,
  };
}

/** An edge where each error occurs. The text of the error in focus stands beside its edge, on the side that has room. */
export function wideFailure(sheet: WideLayout): Shape[] {
  const { failure: error, otherFailures } = sheet.scene;
  const seen = otherFailures.filter(({ place }) => sheet.shows(place));
  const others = seen.map(({ place }) => errorEdge(sheet, place));
  if (!error) return others;
  const x = sheet.x(error.place);
  const lines = (at: number, anchor: 'start' | 'end'): Label[] => [
    label(`${error.name}:`, at, sheet.y.tick - 1, { className: 'race strong halo', anchor }),
    label(error.message, at, sheet.y.tick + 14, { className: 'race strong halo', anchor }),
  ];
  const ways = [lines(x - 8, 'end'), lines(x + 8, 'start')];
  const words = sheet.board.fit([...ways, ...ways.map((way) => way.slice(1))]);
  return [...others, errorEdge(sheet, error.place), ...words.map((one) => labelShape(one))];
}

function errorEdge(sheet: WideLayout, place: number): Shape {
  return rect('error-edge', sheet.x(place) - 1.25, sheet.y.js, 2.5, sheet.y.jsEnd - sheet.y.js);
}
