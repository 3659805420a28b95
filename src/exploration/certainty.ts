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

/** Whether the answer of a scenario would be another one at another speed. */
export type Certainty =
  | {
      readonly certain: true;
      /** The FIN was moved, too; otherwise the scenario has none. */
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
   * It was not found out: a run takes too long, or changes what the next one would begin with, or the answer stays at
   * other speeds and nothing is known of the FIN.
   */
  | {
      readonly certain: undefined;
      readonly why: 'too-slow' | 'spoiled' | 'fin-unknown';
      readonly trials: number;
    };

/** What the scenario itself has, in microseconds. */
export interface OwnTime {
  readonly clientPreUs: number;
  readonly wakeUs: number;
  /** When the server closes; undefined where it does not, or where nothing is known of it. */
  readonly finDelayUs: number | undefined;
  /** The server is the reader's own text, so there may be a FIN, and nobody knows how to move it. */
  readonly isFinUnknown: boolean;
  /** The FIN is moved by whole multiples of this. */
  readonly finGrainUs: number;
}

export interface Search {
  /** Asked before each trial: true ends the search without an answer. */
  readonly isOver?: () => boolean;
}

/** Finer than this a boundary is not looked for. */
export const FINEST_US = 5;

/** One thing that is changed. */
interface Axis {
  readonly knob: BoundaryKnob;
  /** The scenario's own place on it. */
  readonly ownUs: number;
  /** Places to look at, on one side or both. */
  readonly stepsUs: readonly number[];
  /** Whether a boundary lies between two places, or an answer just at one. */
  readonly isOrdered: boolean;
  /** How near a boundary is looked for. */
  readonly grainUs?: number;
  readonly at: (us: number) => Variation;
  /** Where the FIN is put meanwhile, when not at its own place. */
  readonly finDelayUs?: number;
}

/**
 * Decides whether the answer of a scenario is certain: whether it stays when the client gets slower or
 * faster, when the FIN comes earlier or later, when timers are late, and wherever in a millisecond the run
 * starts. One thing is changed at a time, within what is plausible (plausible.ts). The first change that
 * turns the answer over is narrowed down by bisection.
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

/** The search has been ended; it never leaves this file. */
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
  // Slow callbacks beside an early FIN, quick ones beside a late one.
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

/** The boundary on an axis that is next to the scenario's own place, above it first. */
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

/** @param same a place with the scenario's own answer, beside `from`, which has the other one */
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
