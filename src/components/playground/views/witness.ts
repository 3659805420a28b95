import type { EngineId } from '../../../engines/engine.ts';
import { part } from '../dom.ts';
import { memo } from '../memo.ts';
import { isStale, runInputOf, verdictFor } from '../state/select.ts';
import type { Answer, State, Witness } from '../state/state.ts';
import type { Store } from '../store.ts';

/** What one engine says about the program: the verdict in words, why, and who says so. */
export function showWitness(root: HTMLElement, engine: EngineId, store: Store<State>): void {
  const chip = part(root, 'verdict').querySelector<HTMLElement>('.verdict')!;
  const words = part(chip, 'words');
  const why = part(root, 'why');
  const runtime = part(root, 'runtime');
  store.watch(
    (state) => sayingOf(state, engine),
    ({ outcome, headline, why: reason }) => {
      chip.dataset['outcome'] = outcome;
      words.textContent = headline;
      why.textContent = reason;
    },
  );
  store.watch(
    (state) => state.witnesses[engine]?.phase === 'running',
    (running) => root.setAttribute('aria-busy', String(running)),
  );
  store.watch(
    (state) => provenance(state, engine),
    (text) => {
      runtime.textContent = text;
    },
  );
}

interface Saying {
  readonly outcome: 'ok' | 'failed' | 'none';
  readonly headline: string;
  readonly why: string;
}

const SILENT: Saying = { outcome: 'none', headline: '', why: '' };

function sayingOf(state: State, engine: EngineId): Saying {
  const witness = state.witnesses[engine];
  if (!witness) return SILENT;
  return saying(witness, isStale(state, answerIn(witness)));
}

const saying = memo((witness: Witness, stale: boolean): Saying => {
  switch (witness.phase) {
    case 'waiting':
      return { outcome: 'none', headline: 'Not run yet', why: 'Press Run when you have read it.' };
    case 'running':
      if (witness.answer && !witness.slow) return verdict(witness.answer);
      return { outcome: 'none', headline: 'Running …', why: '' };
    case 'done':
      return stale ? outdated(witness.answer) : verdict(witness.answer);
    case 'failed':
      return {
        outcome: 'none',
        headline: 'No answer',
        why: `${witness.message} ${witness.remedy}`,
      };
  }
});

function verdict(answer: Answer): Saying {
  const { outcome, headline, reasons } = verdictFor(answer);
  return { outcome, headline, why: reasons.join(' ') };
}

/** The verdict on a program that is not the one on the page any more. */
function outdated(answer: Answer): Saying {
  return {
    outcome: 'none',
    headline: `Before your change: ${verdictFor(answer).headline}`,
    why: 'The program has changed since this run. Press Run to hear about the one on the page.',
  };
}

/** Which machine the verdict comes from: of the answer where there is one, else of what Run would ask. */
function provenance(state: State, engine: EngineId): string {
  const { node } = answerIn(state.witnesses[engine])?.input ?? runInputOf(state);
  return `Node ${node}’s own http library, simulated kernel`;
}

function answerIn(witness: Witness | undefined): Answer | undefined {
  return witness && witness.phase !== 'waiting' ? witness.answer : undefined;
}
