import {
  type Bounds,
  type Exploration,
  explore,
  type OrderProgress,
  type OrderTrial,
} from '../../../exploration/orders/index.ts';
import { boundsInUs, observedRun } from '../../../exploration/orders/observe.ts';
import { withPlainCheapest } from '../../../exploration/orders/plain-schedule.ts';
import { ChosenTimes } from '../../../lab/chosen-times.ts';
import { type LabInput, type Llhttp, runLab } from '../../../lab/index.ts';

/** What one step of a search says. */
export type SearchStep =
  | { readonly progress: OrderProgress }
  | { readonly exploration: Exploration }
  /** The program needs this part of its release: the search is to begin again with it. */
  | { readonly missingPart: string };

/** Between two answers, so that the parent sees that the program is not stuck. */
const STEP_MS = 300;

class MissingPart extends Error {}

/**
 * A search over the orders of a program, in steps.
 *
 * @param now a clock that the program cannot have replaced
 */
export function searchInSteps(
  input: LabInput,
  llhttp: Llhttp,
  bounds: Bounds,
  now: () => number,
): () => SearchStep {
  const trial = trialOf(input, llhttp, bounds);
  const search = explore(trial, { bounds });
  return () => {
    const until = now() + STEP_MS;
    try {
      for (;;) {
        const next = search.next();
        if (next.done) return { exploration: withPlainCheapest(trial, next.value) };
        if (now() >= until) return { progress: next.value };
      }
    } catch (error) {
      if (error instanceof MissingPart) return { missingPart: error.message };
      throw error;
    }
  };
}

function trialOf(input: LabInput, llhttp: Llhttp, given: Bounds): OrderTrial {
  const bounds = boundsInUs(given);
  return (delays) => {
    const { events, exitCode, missingPart, schedule } = runLab(
      { ...input, times: new ChosenTimes({ delays, bounds }) },
      llhttp,
    );
    if (missingPart !== undefined) throw new MissingPart(missingPart);
    if (!schedule) throw new Error('a run of the search has no schedule');
    return observedRun(events, exitCode, schedule);
  };
}
