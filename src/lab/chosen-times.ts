import { ScheduleRecorder } from './kernel/schedule.ts';
import type { ChosenTime, LabOutput } from './lab-output.ts';

/** Bounds say how far a search may vary the times. A single run takes those that it is given. */
const NO_SEARCH = { callbackUs: 0, flightUs: 0, finUs: 0, wakeUs: 0, timerUs: 0 };

type ScheduleBounds = ConstructorParameters<typeof ScheduleRecorder>[1];

/** How long things take in a run, one by one. */
export interface Choice {
  /** A name of a schedule → its microseconds. */
  readonly delays: Readonly<Record<string, number>>;
  /** How far a search may vary the times, for a run that belongs to one. */
  readonly bounds?: ScheduleBounds | undefined;
}

/**
 * The chosen times of one run, for each attempt at it: a recorder is good for one. The Lab takes an object of this
 * class and does not make one, so that a page which chooses no times has no code for them.
 */
export class ChosenTimes {
  readonly #choice: Choice;
  #recorder: ScheduleRecorder;

  constructor(choice: Choice) {
    this.#choice = choice;
    this.#recorder = this.begin();
  }

  /** The recorder for the next attempt. */
  begin(): ScheduleRecorder {
    const { delays, bounds = NO_SEARCH } = this.#choice;
    this.#recorder = new ScheduleRecorder(delays, bounds);
    return this.#recorder;
  }

  /** The output of the last attempt, with what a search or a reader wants to know of its times. */
  toldIn(output: LabOutput): LabOutput {
    const { delays, bounds } = this.#choice;
    if (output.missingPart !== undefined) return output;
    if (bounds) return { ...output, schedule: this.#recorder.log };
    return { ...output, chosen: takenTimes(this.#recorder, delays) };
  }
}

/** The chosen times that the run came to, in its order. The others were of things that it does not have. */
function takenTimes(
  { log }: ScheduleRecorder,
  delays: Readonly<Record<string, number>>,
): readonly ChosenTime[] {
  return log.variables.flatMap(({ name, usualUs }) => {
    const us = delays[name];
    if (us === undefined) return [];
    return [{ name, us, ...(/ poll \d+$/.test(name) ? {} : { usualUs }) }];
  });
}
