import type { MilestoneName } from '../../trace/reading/milestones.ts';
import { milestoneText } from '../../trace/words/milestone-words.ts';
import { type Label, type LabelBoard, label, labelShape } from '../labels.ts';
import { line, type Shape } from '../svg.ts';
import type { PlacedMilestone, RecordLane } from './lanes.ts';
import { SIGN_PX } from './signs.ts';

/** Baselines of labels, from the rail: nearest first. */
const ABOVE_PX = [-15, -29, -43] as const;
const BELOW_PX = [33, 47] as const;

/** Labels that find room first. */
const IMPORTANT: readonly MilestoneName[] = [
  'asked again',
  'closed',
  'answered',
  'reset',
  'looked',
  'read the end',
  'read',
  'pooled',
  'ended',
  'asked',
];

/** The names of the milestones: segments below the rail, everything else above it. */
export function labelShapes(lane: RecordLane, y: number, board: LabelBoard): Shape[] {
  for (const { at } of lane.milestones)
    board.block({ left: at - SIGN_PX, right: at + SIGN_PX, top: y - SIGN_PX, bottom: y + SIGN_PX });
  const asked = [...lane.milestones].sort(
    (one, other) => IMPORTANT.indexOf(one.name) - IMPORTANT.indexOf(other.name),
  );
  return asked.flatMap((milestone) => {
    const levels = isOnWire(milestone) ? BELOW_PX : ABOVE_PX;
    const [placed] = board.fit(levels.map((level) => [knobLabel(milestone, y + level)]));
    if (!placed) return [];
    const isFar = placed.y !== y + levels[0];
    const [from, to] = isOnWire(milestone) ? [y + 22, placed.y - 11] : [y - 9, placed.y + 4];
    return [...(isFar ? [line('lead', placed.x, from, placed.x, to)] : []), labelShape(placed)];
  });
}

function knobLabel(milestone: PlacedMilestone, y: number): Label {
  const className = isOnWire(milestone)
    ? 'wire strong halo'
    : milestone.name === 'asked again'
      ? 'strong halo'
      : 'halo';
  return label(milestoneText(milestone.name, milestone.event), milestone.at, y, {
    anchor: 'middle',
    className,
  });
}

function isOnWire({ name, event }: PlacedMilestone): boolean {
  return event.kind === 'packet' && name !== 'asked again';
}
