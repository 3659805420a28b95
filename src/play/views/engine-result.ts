import type { EngineId } from '../../engines/engine.ts';
import { provenanceText } from '../../engines/provenance.ts';
import type { Certainty } from '../../exploration/certainty.ts';
import { DEPENDS, thisTime } from '../../exploration/words.ts';
import { signOf } from '../../trace/words/verdict.ts';
import { part } from '../dom.ts';
import { memo } from '../memo.ts';
import { certaintyFor, isStale, runInputOf, traceHashFor, verdictFor } from '../state/select.ts';
import type { Answer, Consent, State, Witness } from '../state/state.ts';
import { SECOND } from '../state/webcontainer.ts';
import type { Store } from '../store.ts';

/** What one engine says about the program: the verdict in words, why, and who says so. */
export function showEngineResult(root: HTMLElement, engine: EngineId, store: Store<State>): void {
  const chip = part(root, 'verdict').querySelector<HTMLElement>('.verdict')!;
  const words = part(chip, 'words');
  const now = part(chip, 'now');
  const why = part(root, 'why');
  const runtime = part(root, 'runtime');
  const saying = memo(sayingOf);
  store.watch(
    (state) => {
      const witness = state.witnesses[engine];
      if (!witness) return SILENT;
      if (witness.phase === 'waiting' && engine === SECOND) return BEFORE_START[state.consent];
      const answer = answerIn(witness);
      const certainty = answer && engine === 'lab' ? certaintyFor(state, answer)?.found : undefined;
      return saying(witness, isStale(state, answer), certainty);
    },
    ({ outcome, headline, now: thisRun = '', why: reason }) => {
      chip.dataset['outcome'] = outcome;
      words.textContent = headline;
      now.textContent = thisRun;
      why.textContent = reason;
    },
  );
  store.watch(
    (state) => state.witnesses[engine]?.phase === 'running',
    (running) => root.setAttribute('aria-busy', String(running)),
  );
  store.watch(
    (state) => failureIn(state.witnesses[engine]),
    (code) => {
      if (code) root.dataset['failure'] = code;
      else delete root.dataset['failure'];
    },
  );
  store.watch(
    (state) => answerIn(state.witnesses[engine]),
    (answer) => {
      if (answer) root.dataset['trace'] = traceHashFor(answer);
      else delete root.dataset['trace'];
    },
  );
  store.watch(
    (state) => provenanceIn(state, engine),
    (text) => {
      runtime.textContent = text;
    },
  );
}

interface Saying {
  readonly outcome: 'ok' | 'failed' | 'depends' | 'none';
  readonly headline: string;
  /** What this run did, where the headline is about more than one. */
  readonly now?: string;
  readonly why: string;
}

const SILENT: Saying = { outcome: 'none', headline: '', why: '' };

const notStarted = (why: string): Saying => ({ outcome: 'none', headline: 'Not started', why });

/** What the second engine says while it may not run. */
const BEFORE_START: Readonly<Record<Consent, Saying>> = {
  'on-run': notStarted('A second, independent answer. It starts with your first Run.'),
  ask: notStarted('A second, independent answer: several megabytes, so it starts when you ask.'),
  given: notStarted(''),
  off: { outcome: 'none', headline: 'Turned off', why: '' },
};

function sayingOf(witness: Witness, stale: boolean, certainty: Certainty | undefined): Saying {
  switch (witness.phase) {
    case 'waiting':
      return { outcome: 'none', headline: 'Not run yet', why: 'Press Run when you have read it.' };
    case 'running':
      if (witness.answer && (!witness.slow || isSame(witness.answer, stale)))
        return verdict(witness.answer, certainty);
      return { outcome: 'none', headline: 'Running …', why: '' };
    case 'done':
      return stale ? outdated(witness.answer) : verdict(witness.answer, certainty);
    case 'failed':
      return {
        outcome: 'none',
        headline: 'No answer',
        why: `${witness.message} ${witness.remedy}`,
      };
  }
}

/** The same program was run when the site was built: its verdict stands until the Lab here has come to its own. */
function isSame({ atBuild }: Answer, stale: boolean): boolean {
  return atBuild === true && !stale;
}

/** This run's verdict, until it is known that another time would give another one. */
function verdict(answer: Answer, certainty: Certainty | undefined): Saying {
  const verdict = verdictFor(answer);
  const why = verdict.reasons.join(' ');
  return certainty?.certain === false
    ? { outcome: 'depends', headline: DEPENDS, now: thisTime(!verdict.failed), why }
    : { outcome: signOf(verdict), headline: verdict.headline, why };
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
function provenanceIn(state: State, engine: EngineId): string {
  const answer = answerIn(state.witnesses[engine]);
  if (answer) return provenanceText(answer.result.provenance, answer.atBuild);
  return provenanceText(engine === SECOND ? { engine } : { engine, node: runInputOf(state).node });
}

function failureIn(witness: Witness | undefined): string | undefined {
  return witness?.phase === 'failed' ? witness.code : undefined;
}

function answerIn(witness: Witness | undefined): Answer | undefined {
  return witness && witness.phase !== 'waiting' ? witness.answer : undefined;
}
