import { ScheduleRecorder } from './kernel/schedule.ts';

/** How long something took in a run, because somebody chose it. */
export interface ChosenTime {
  /** As a schedule names it: `client callback 12`. */
  readonly name: string;
  readonly us: number;
  /** What the model gives it; undefined for a poll, which takes as long as nothing arrives. */
  readonly usualUs?: number;
}

/** Bounds say how far a search may vary the times. A single run takes those that it is given. */
const NO_SEARCH = { callbackUs: 0, flightUs: 0, finUs: 0, wakeUs: 0, timerUs: 0 };

export type ScheduleBounds = ConstructorParameters<typeof ScheduleRecorder>[1];

/** For one run, in which these take so many microseconds, and the rest what the model gives it. */
export function chosenTimes(
  delays: Readonly<Record<string, number>>,
  bounds: ScheduleBounds = NO_SEARCH,
): ScheduleRecorder {
  return new ScheduleRecorder(delays, bounds);
}

/** The chosen times that the run came to, in its order. The others were of things that it does not have. */
export function takenTimes(
  { log }: ScheduleRecorder,
  delays: Readonly<Record<string, number>>,
): readonly ChosenTime[] {
  return log.variables.flatMap(({ name, usualUs }) => {
    const us = delays[name];
    if (us === undefined) return [];
    return [{ name, us, ...(/ poll \d+$/.test(name) ? {} : { usualUs }) }];
  });
}
