import { type LabelBoard, label, labelShape } from '../../labels.ts';
import { group, line, rect, type Shape } from '../../svg.ts';
import { ghostClock, ghostOf } from '../ghost.ts';
import type { FocusedCall } from '../scene/focused-call.ts';
import { arrow, fateSign, placed } from '../shapes.ts';
import { FATE_RADIUS_PX, segmentEnds, type TallLayout, X } from './layout.ts';

/** The run before, dotted, between the rows of this run. Its words stand at the foot. Empty when nothing has moved. */
export function tallGhost(column: TallLayout, board: LabelBoard): Shape[] {
  const { scene, options, y, top, height } = column;
  const ghost = options.ghost && ghostOf(options.ghost, scene);
  if (!ghost) return [];
  const moments = scene.steps.map(({ id, t, place }) => ({ id, t: t + scene.zero.t, x: y(place) }));
  const at = ghostClock(ghost, { span: height - 8, moments });
  const { call, segments } = ghost;
  const shapes = segments
    .filter(({ place }) => at(place) > top)
    .map(({ id, kind, from, place }) =>
      placed(`ghost-${id}`, 0, at(place), [arrow(kind, ...segmentEnds(from))]),
    );
  const words = board.fit(
    [ghost.words, ghost.words.replace('request ', '')].map((text) => [
      label(text, X.label, height - 10, { className: 'strong' }),
    ]),
  );
  return [
    group('ghost', [...shapes, ...(call ? callShapes(call, at) : [])], 'ghost'),
    ...words.map((one) => labelShape(one, 'ghost-words')),
  ];
}

function callShapes({ work, written, fate }: FocusedCall, at: (place: number) => number): Shape[] {
  const y = at(written);
  const from = work ? at(work.from) : y;
  return [
    ...(work ? [rect('ghost-block', X.js + 3, from, 10, Math.max(at(work.to) - from, 6))] : []),
    line('ghost-drop', X.jsEnd, y, X.client - FATE_RADIUS_PX, y),
    placed('ghost-fate', X.client, y, [fateSign(fate, FATE_RADIUS_PX)]),
  ];
}
