import {
  type Bounds,
  type Exploration,
  explore,
  type OrderProgress,
  type OrderTrial,
} from '../../../exploration/orders/index.ts';
import { withPlainCheapest } from '../../../exploration/orders/plain-schedule.ts';
import { NeedsPart, orderTrial } from '../../../exploration/orders/trial.ts';
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
      if (error instanceof NeedsPart) return { missingPart: error.part };
      throw error;
    }
  };
}

function trialOf(input: LabInput, llhttp: Llhttp, given: Bounds): OrderTrial {
  return orderTrial(given, (delays, bounds) =>
    runLab({ ...input, times: new ChosenTimes({ delays, bounds }) }, llhttp),
  );
}
