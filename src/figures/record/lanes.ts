import { type ComparedMilestone, comparedOrder } from '../../trace/reading/compared-order.ts';
import {
  type Milestone,
  type MilestoneName,
  milestonesOf,
  zeroOfMilestones,
} from '../../trace/reading/milestones.ts';
import { placeOf } from '../../trace/reading/order.ts';
import type { Trace } from '../../trace/record/event.ts';
import { fannedOut, pixelOf, type TwoSidedAxis } from './axis.ts';

/** A milestone in its lane. */
export interface PlacedMilestone extends Milestone {
  /** Microseconds since the FIN; since the response in a run that has none. */
  readonly us: number;
  /** The pixel along the axis at which it is drawn. Near ones are moved apart. */
  readonly at: number;
}

/** One of the two runs of the picture. */
export interface RecordLane {
  readonly milestones: readonly PlacedMilestone[];
  /** Whether request 2 failed. */
  readonly hasFailed: boolean;
  /** The stretch for which the client's kernel surely knows of the close and Node does not; in pixels. */
  readonly window:
    | { readonly from: number; readonly to: number; readonly isClosed: boolean }
    | undefined;
  /** From the FIN to what decides: request 2, or the look that finds it. Negative when request 2 came first. */
  readonly decided: { readonly us: number; readonly from: number; readonly to: number } | undefined;
}

export interface RecordScene {
  readonly recorded: RecordLane;
  readonly model: RecordLane;
  readonly compared: readonly ComparedMilestone[];
  readonly axis: TwoSidedAxis;
}

/** Least pixels between two marks of a lane. */
const APART_PX = 30;
/** Empty time at both ends of the axis, as a factor. */
const MARGIN = 1.15;

/** What there is to draw of a recording and the model's run of the same programs, on one clock of this many pixels. */
export function recordSceneOf(
  recorded: Trace,
  model: Trace,
  { from, to }: Pick<TwoSidedAxis, 'from' | 'to'>,
): RecordScene {
  const times = [timesOf(recorded), timesOf(model)].flat().map(({ us }) => us);
  const axis: TwoSidedAxis = {
    fromUs: Math.min(0, ...times) * MARGIN,
    toUs: Math.max(0, ...times) * MARGIN,
    from,
    to,
  };
  return {
    recorded: laneOf(recorded, axis),
    model: laneOf(model, axis),
    compared: comparedOrder(recorded, model),
    axis,
  };
}

function timesOf(trace: Trace): (Milestone & { us: number })[] {
  const zero = zeroOfMilestones(trace);
  return milestonesOf(trace).map((each) => ({ ...each, us: each.event.t - zero }));
}

function named<M extends Milestone>(name: MilestoneName, milestones: readonly M[]): M | undefined {
  return milestones.find((each) => each.name === name);
}

function laneOf(trace: Trace, axis: TwoSidedAxis): RecordLane {
  const times = timesOf(trace);
  const zeroName: MilestoneName = named('closed', times) ? 'closed' : 'answered';
  const pixels = fannedOut(
    times.map(({ us }) => pixelOf(axis, us)),
    times.findIndex(({ name }) => name === zeroName),
    APART_PX,
    axis,
  );
  const milestones = times.map((each, index) => ({ ...each, at: pixels[index] ?? axis.from }));
  const ended = named('ended', milestones)?.event;
  return {
    milestones,
    hasFailed: ended?.kind === 'http' && ended.what === 'error',
    window: windowOf(milestones, trace),
    decided: decidedOf(milestones, trace),
  };
}

/**
 * It opens with the FIN. Where system calls were watched it closes with the read of the end or with the look. Otherwise a
 * request that used the connection again shows that it was still open.
 */
function windowOf(milestones: readonly PlacedMilestone[], trace: Trace): RecordLane['window'] {
  const opens = named('closed', milestones);
  if (!opens) return undefined;
  const isAfter = (each: PlacedMilestone | undefined) =>
    each && placeOf(each.event, trace) > placeOf(opens.event, trace) ? each : undefined;
  const closes = isAfter(foundLook(milestones)) ?? isAfter(named('read the end', milestones));
  if (closes) return { from: opens.at, to: closes.at, isClosed: true };
  const again = isAfter(named('asked again', milestones));
  return again && isSameConnection(opens, again)
    ? { from: opens.at, to: again.at, isClosed: false }
    : undefined;
}

function decidedOf(milestones: readonly PlacedMilestone[], trace: Trace): RecordLane['decided'] {
  const closed = named('closed', milestones);
  const decides = foundLook(milestones) ?? named('asked again', milestones);
  if (!closed || !decides) return undefined;
  const isFirst = placeOf(closed.event, trace) < placeOf(decides.event, trace);
  const [from, to] = isFirst ? [closed, decides] : [decides, closed];
  return { us: decides.us, from: from.at, to: to.at };
}

/** A look that found the end of file. */
function foundLook(milestones: readonly PlacedMilestone[]): PlacedMilestone | undefined {
  const look = named('looked', milestones);
  return look?.event.kind === 'syscall' && look.event.result === 0 ? look : undefined;
}

function isSameConnection({ event: one }: Milestone, { event: other }: Milestone): boolean {
  return 'conn' in one && 'conn' in other && one.conn === other.conn;
}
