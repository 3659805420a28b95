import type { RunInput } from '../engines/engine.ts';
import type { LabEngine } from '../engines/lab/index.ts';
import type { Certainty } from '../exploration/certainty.ts';
import { isSameInput } from './run-input.ts';
import { certaintyFor, hasEdits, labAnswerOf, runInputOf } from './state/select.ts';
import type { State } from './state/state.ts';
import { certaintyFound } from './state/transitions.ts';
import type { Store } from './store.ts';

/**
 * Finds out for each answer of the Lab whether another timing would change it. The search starts
 * after the answer is shown, runs in a worker of its own, and ends when the page has another
 * program. It goes on while the same program runs again. What it needs is loaded for the first one. Times that were
 * chosen one by one are not tried at others.
 */
export function searchCertainty(store: Store<State>, lab: LabEngine): void {
  let current: RunInput | undefined;
  store.watch(labAnswerOf, async (answer, state) => {
    if (current && isSameInput(current, runInputOf(state))) return;
    current = undefined;
    if (!answer || answer.input.order || certaintyFor(state, answer)) return;
    const { input } = answer;
    current = input;
    const isGivenUp = () => input !== current;
    const found = await search(state, lab, isGivenUp).catch(notTried);
    if (hasEdits(state)) lab.endTrials();
    if (isGivenUp()) return;
    current = undefined;
    store.update((now) => certaintyFound(now, { of: input, found }));
  });
}

async function search(state: State, lab: LabEngine, isGivenUp: () => boolean): Promise<Certainty> {
  // It cannot be loaded without a network, and by a page that is being left. The answer stays without it.
  const part = await import('./other-times.ts').catch(() => undefined);
  return part ? part.triedAtOtherTimes(state, lab, isGivenUp) : NOT_TRIED;
}

/** A search that fails says nothing about the answer, which stays. */
function notTried(error: unknown): Certainty {
  reportError(error);
  return NOT_TRIED;
}

const NOT_TRIED: Certainty = { certain: undefined, why: 'too-slow', trials: 0 };
