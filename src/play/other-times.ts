import type { RunInput } from '../engines/engine.ts';
import type { LabEngine } from '../engines/lab/index.ts';
import { type Certainty, certaintyOf } from '../exploration/certainty.ts';
import type { Variation } from '../exploration/variation.ts';
import { ownTimeOf, varied } from '../exploration/vary.ts';
// Not imported from the room's index, because that would bring the whole Lab into the page.
import { TIME_MODEL } from '../lab/kernel/time-model.ts';
import { runInputFor } from './run-input.ts';
import { hasEdits } from './state/select.ts';
import type { State } from './state/state.ts';

/**
 * Milliseconds after which the search gives up and says so. Programs of the knobs take half a
 * second, and more on a busy machine, so they get ample time. A reader's own program may run for
 * any time, so it gets less.
 */
const SEARCH_MS_MAX = { knobs: 20_000, own: 3_000 } as const;

/** Runs the program of a state with other times, and says whether it then ends in another way. */
export async function triedAtOtherTimes(
  state: State,
  lab: LabEngine,
  isGivenUp: () => boolean,
): Promise<Certainty> {
  const isEdited = hasEdits(state);
  const isServerOwn = state.edits['server.mjs'] !== undefined;
  const deadline = performance.now() + SEARCH_MS_MAX[isEdited ? 'own' : 'knobs'];
  try {
    return await certaintyOf(
      trialOf(state, lab, isEdited),
      ownTimeOf(state.scenario, TIME_MODEL, isServerOwn),
      { isOver: () => isGivenUp() || performance.now() > deadline },
    );
  } catch (error) {
    if (!(error instanceof TrialTooSlow)) throw error;
    return { certain: undefined, why: 'too-slow', trials: 0 };
  }
}

class TrialTooSlow extends Error {}

function trialOf(state: State, lab: LabEngine, isEdited: boolean) {
  const { edits, probe } = state;
  return async (variation: Variation) => {
    const { scenario, time } = varied(state.scenario, variation);
    const input: RunInput = { ...runInputFor(scenario, edits, probe), time };
    const tried = await lab.trial(input, isEdited);
    if (!tried) throw new TrialTooSlow();
    return tried;
  };
}
