import { type Boundary, type BoundaryKnob, boundaryAt } from './boundary.ts';
import {
  CALLBACK_STEPS_US,
  FIN_SPREAD_US,
  FIN_STEPS_US,
  PHASE_POST_US,
  PHASES_US,
  TIMER_LATE_STEPS_US,
  WAKE_STEPS_US,
} from './plausible.ts';
import type { Trial, Tried, Variation } from './variation.ts';

/** Whether the answer of a scenario would change at another speed. */
export type Certainty =
  | {
      readonly certain: true;
      /** Whether the FIN was moved, too; if not, the scenario has none. */
      readonly isFinTried: boolean;
      readonly trials: number;
    }
  | {
      readonly certain: false;
      readonly boundary: Boundary;
      /** A run on the other side of the boundary. */
      readonly other: Tried;
      readonly trials: number;
    }
  /**
   * No result: a run takes too long, or changes the state that the next one would begin with, or
   * the answer stays at other speeds but the time of the FIN is not known.
   */
  | {
      readonly certain: undefined;
      readonly why: 'too-slow' | 'spoiled' | 'fin-unknown';
      readonly trials: number;
    };

/** The times of the scenario itself, in microseconds. */
export interface OwnTime {
  readonly clientPreUs: number;
  readonly wakeUs: number;
  /** When the server closes; undefined when it does not, or when its FIN is not known. */
  readonly finDelayUs: number | undefined;
  /** The server is the reader's own text. There may be a FIN, but it cannot be moved. */
  readonly isFinUnknown: boolean;
  /** The FIN is moved only by whole multiples of this. */
  readonly finGrainUs: number;
}

export interface Search {
  /** Called before each trial; true ends the search without a result. */
  readonly isOver?: () => boolean;
}

/** The precision of a boundary: the search stops there. */
export const FINEST_US = 5;

/** One time that is changed. */
interface Axis {
  readonly knob: BoundaryKnob;
  /** The scenario's own place on the axis. */
  readonly ownUs: number;
  /** Places to try, on one side of the own place or on both. */
  readonly stepsUs: readonly number[];
  /**
   * True when a boundary lies between two places; false when a single place can have the other
   * answer.
   */
  readonly isOrdered: boolean;
  /** The precision of a boundary on this axis, when it is not FINEST_US. */
  readonly grainUs?: number;
  readonly at: (us: number) => Variation;
  /** The delay of the FIN on this axis, when it is not the own one. */
  readonly finDelayUs?: number;
}

/**
 * Decides whether the answer of a scenario is certain: whether it stays when the client gets slower
 * or faster, when the FIN comes earlier or later, when timers are late, and at any start within a
 * millisecond. One thing is changed at a time, within the ranges of plausible.ts; only callbacks
 * are also tried together with the FIN. The first change that turns the answer over is narrowed
 * down by bisection.
 */
export async function certaintyOf(
  trial: Trial,
  own: OwnTime,
  { isOver = () => false }: Search = {},
): Promise<Certainty> {
  let trials = 0;
  const tried = (variation: Variation) => {
    if (isOver()) throw new Over();
    trials += 1;
    return trial(variation);
  };
  try {
    const { answered, servesItself } = await tried({});
    for (const axis of axesOf(own)) {
      const found = await boundaryOn(axis, tried, answered);
      if (found) return { certain: false, ...found, trials };
    }
    return own.isFinUnknown || servesItself
      ? { certain: undefined, why: 'fin-unknown', trials }
      : { certain: true, isFinTried: own.finDelayUs !== undefined, trials };
  } catch (error) {
    if (!(error instanceof Over)) throw error;
    return { certain: undefined, why: 'too-slow', trials };
  }
}

/** Ends the search. certaintyOf catches it, so it never leaves this file. */
class Over extends Error {}

function axesOf({ clientPreUs, wakeUs, finDelayUs, finGrainUs }: OwnTime): readonly Axis[] {
  const callback = {
    knob: 'process',
    ownUs: clientPreUs,
    stepsUs: CALLBACK_STEPS_US,
    isOrdered: true,
  } as const;
  const alone: readonly Axis[] = [
    { ...callback, at: (us) => ({ time: { clientPreUs: us } }) },
    {
      knob: 'timer',
      ownUs: 0,
      stepsUs: TIMER_LATE_STEPS_US,
      isOrdered: true,
      at: (us) => ({ time: { clientLateUs: us } }),
    },
    {
      knob: 'wake',
      ownUs: wakeUs,
      stepsUs: WAKE_STEPS_US,
      isOrdered: true,
      at: (us) => ({ time: { wakeUs: us } }),
    },
    {
      knob: 'phase',
      ownUs: 0,
      stepsUs: PHASES_US,
      isOrdered: false,
      at: (us) => ({ time: { phaseUs: us, clientPostUs: PHASE_POST_US } }),
    },
  ];
  if (finDelayUs === undefined) return alone;
  const steps = FIN_STEPS_US.map((us) => Math.ceil(us / finGrainUs) * finGrainUs);
  const later = steps.map((step) => finDelayUs + step);
  const earlier = steps.map((step) => Math.max(0, finDelayUs - step));
  const fin: Axis = {
    knob: 'fin',
    ownUs: finDelayUs,
    stepsUs: [...later, ...earlier],
    isOrdered: true,
    grainUs: finGrainUs,
    at: (us) => ({ finDelayUs: us }),
  };
  // All callback times are tried again with a late FIN and with an early one.
  const ends = [finDelayUs + FIN_SPREAD_US, Math.max(0, finDelayUs - FIN_SPREAD_US)];
  const together = ends
    .filter((endUs) => endUs !== finDelayUs)
    .map(
      (endUs): Axis => ({
        ...callback,
        at: (us) => ({ time: { clientPreUs: us }, finDelayUs: endUs }),
        finDelayUs: endUs,
      }),
    );
  return [fin, ...alone, ...together];
}

interface Found {
  readonly boundary: Boundary;
  readonly other: Tried;
}

/**
 * The first boundary on an axis, going away from the own place. Places above it are tried first.
 */
async function boundaryOn(axis: Axis, tried: Trial, answered: boolean): Promise<Found | undefined> {
  for (const steps of sidesOf(axis)) {
    let same = axis.ownUs;
    for (const us of steps) {
      const other = await tried(axis.at(us));
      if (other.answered !== answered) {
        return axis.isOrdered
          ? narrowed(axis, tried, answered, same, { us, other })
          : { boundary: boundaryAt(axis.knob, us, 'at'), other };
      }
      same = us;
    }
  }
  return undefined;
}

function sidesOf({ ownUs, stepsUs, isOrdered }: Axis): readonly (readonly number[])[] {
  if (!isOrdered) return [stepsUs];
  const steps = [...new Set(stepsUs)];
  return [
    steps.filter((us) => us > ownUs).sort((one, two) => one - two),
    steps.filter((us) => us < ownUs).sort((one, two) => two - one),
  ];
}

/** @param same a place with the own answer, next to `from`, which has the other answer */
async function narrowed(
  axis: Axis,
  tried: Trial,
  answered: boolean,
  same: number,
  from: { readonly us: number; readonly other: Tried },
): Promise<Found> {
  let { us, other } = from;
  const direction = us > axis.ownUs ? 'above' : 'below';
  const { grainUs = FINEST_US } = axis;
  while (Math.abs(us - same) > grainUs) {
    const middle = same + Math.round((us - same) / 2 / grainUs) * grainUs;
    const between = await tried(axis.at(middle));
    if (between.answered === answered) same = middle;
    else [us, other] = [middle, between];
  }
  const boundary = boundaryAt(axis.knob, us, direction);
  if (axis.finDelayUs === undefined) return { boundary, other };
  const { value, unit } = boundaryAt('fin', axis.finDelayUs, 'at');
  return { boundary: { ...boundary, beside: { knob: 'fin', value, unit } }, other };
}
