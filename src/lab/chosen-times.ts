import { ScheduleRecorder } from './kernel/schedule.ts';
import type { LabOutput } from './lab-output.ts';

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

/** How long things take in a run, one by one. Without delays all take the times of the model. */
export interface Choice {
  /** A name of a schedule → its microseconds. */
  readonly delays?: Readonly<Record<string, number>> | undefined;
  /** How far a search may vary the times, for a run that belongs to one. */
  readonly bounds?: ScheduleBounds | undefined;
}

/** The chosen times of one run, for each attempt at it: a recorder is good for one. */
export class ChosenTimes {
  readonly #delays: Choice['delays'];
  readonly #bounds: ScheduleBounds | undefined;
  #recorder: ScheduleRecorder | undefined;

  constructor({ delays, bounds }: Choice) {
    this.#delays = delays;
    this.#bounds = bounds;
  }

  /** The recorder for the next attempt; undefined where no time was chosen. */
  begin(): ScheduleRecorder | undefined {
    if (this.#delays)
      this.#recorder = new ScheduleRecorder(this.#delays, this.#bounds ?? NO_SEARCH);
    return this.#recorder;
  }

  /** The output of the last attempt, with what a search or a reader wants to know of its times. */
  toldIn(output: LabOutput): LabOutput {
    const recorder = this.#recorder ?? this.begin();
    if (!this.#delays || !recorder || output.missingPart !== undefined) return output;
    if (this.#bounds) return { ...output, schedule: recorder.log };
    return { ...output, chosen: takenTimes(recorder, this.#delays) };
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
