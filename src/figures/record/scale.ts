import { durationText } from '../../trace/words/time-text.ts';
import { label, labelShape } from '../labels.ts';
import { rect, type Shape, shape } from '../svg.ts';
import type { RecordScene } from './lanes.ts';

interface ScaleOptions {
  /** Where the bars begin, and how long the longest is. */
  readonly left: number;
  readonly room: number;
  /** The baseline of the heading. */
  readonly top: number;
  /** Id of the pattern of the race window. */
  readonly hatch: string;
}

const BAR_PX = 18;
const ROW_PX = 24;

/** The two durations as bars of one scale, because the clock of the picture is logarithmic. */
export function scaleShapes(
  { recorded, model }: RecordScene,
  { left, room, top, hatch }: ScaleOptions,
): Shape[] {
  const bars = [
    { title: 'recorded', lane: recorded },
    { title: 'Lab', lane: model },
  ].flatMap(({ title, lane }) => (lane.decided ? [{ title, us: Math.abs(lane.decided.us) }] : []));
  if (bars.length === 0) return [];
  const longest = Math.max(1, ...bars.map(({ us }) => us));
  return [
    labelShape(label('the same durations, to scale', 0, top, { className: 'quiet' })),
    ...bars.flatMap(({ title, us }, row) => {
      const y = top + 10 + row * ROW_PX;
      const length = Math.max(1.5, (room * us) / longest);
      return [
        labelShape(label(title, 0, y + 14, { className: 'strong' })),
        rect('window-ground', left, y, length, BAR_PX),
        shape('rect', { x: left, y, width: length, height: BAR_PX, fill: `url(#${hatch})` }),
        rect('window-edge', left - 0.75, y, 1.5, BAR_PX),
        rect('window-edge', left + length - 0.75, y, 1.5, BAR_PX),
        labelShape(
          label(durationText(us), left + length + 8, y + 14, { className: 'race strong' }),
        ),
      ];
    }),
  ];
}
