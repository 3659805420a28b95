import type { EngineId } from '../../engines/engine.ts';
import { labLimitText } from '../../engines/lab/lab-limits.ts';
import { provenanceText } from '../../engines/provenance.ts';
import type { Certainty } from '../../exploration/certainty.ts';
import { shownVerdict } from '../../exploration/words.ts';
import { part } from '../dom.ts';
import { certaintyFor, isStale, runInputOf, traceHashFor, verdictFor } from '../state/select.ts';
import {
  type Answer,
  type Consent,
  type EngineState,
  isForeign,
  type State,
} from '../state/state.ts';
import { isOnlyForLab, WEBCONTAINER } from '../state/webcontainer.ts';
import { memo, type Store } from '../store.ts';

/**
 * Shows what one engine says about the program: the verdict, the reasons, and which engine says it.
 */
export function showEngineResult(root: HTMLElement, engine: EngineId, store: Store<State>): void {
  const chip = part(root, 'verdict').querySelector<HTMLElement>('.verdict')!;
  const words = part(chip, 'words');
  const now = part(chip, 'now');
  const why = part(root, 'why');
  const runtime = part(root, 'runtime');
  const saying = memo(sayingOf);
  store.watch(
    (state) => {
      const engineState = state.engines[engine];
      if (!engineState) return SILENT;
      if (engine === WEBCONTAINER && isOnlyForLab(state))
        return runInputOf(state).order ? TIMED : PATCHED;
      if (engineState.phase === 'waiting' && engine === WEBCONTAINER)
        return isForeign(state) ? FOREIGN : BEFORE_START[state.consent];
      const answer = answerIn(engineState);
      const certainty = answer && engine === 'lab' ? certaintyFor(state, answer)?.found : undefined;
      return saying(engineState, isStale(state, answer), certainty);
    },
    ({ outcome, headline, now: thisRun = '', why: reason }) => {
      chip.dataset['outcome'] = outcome;
      words.textContent = headline;
      now.textContent = thisRun;
      why.textContent = reason;
    },
  );
  store.watch(
    ({ engines }) => engines[engine]?.phase === 'running',
    (running) => root.setAttribute('aria-busy', String(running)),
  );
  store.watch(
    (state) => failureIn(state.engines[engine]),
    (code) => {
      if (code) root.dataset['failure'] = code;
      else delete root.dataset['failure'];
    },
  );
  store.watch(
    (state) => answerIn(state.engines[engine]),
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
  /** The result of this run, where the headline is about several. */
  readonly now?: string;
  readonly why: string;
}

const SILENT: Saying = { outcome: 'none', headline: '', why: '' };

const noAnswer = (headline: string, why: string): Saying => ({ outcome: 'none', headline, why });

const SECOND = 'A second answer, by a whole Node in this page';

/** What the WebContainer's result says before it may run. */
export const BEFORE_START: Readonly<Record<Consent, Saying>> = {
  'on-run': noAnswer('Not started', `${SECOND}. Your first Run loads it from stackblitz.com.`),
  ask: noAnswer('Not started', `${SECOND}, loaded from stackblitz.com when you ask.`),
  given: noAnswer('Not started', ''),
  off: noAnswer('Turned off', ''),
};

const FOREIGN = noAnswer(
  'Off',
  'It runs no program from a link before you have run it in the Lab.',
);

const PATCHED = noAnswer('Off', 'It brings its own Node, which a patch does not reach.');

const TIMED = noAnswer('Off', 'It is as fast as it is: its times cannot be chosen.');

function sayingOf(
  engineState: EngineState,
  stale: boolean,
  certainty: Certainty | undefined,
): Saying {
  switch (engineState.phase) {
    case 'waiting':
      return noAnswer('No run yet', 'Press Run when you have read the program.');
    case 'running':
      // The last answer stays, dimmed, until the next one is there.
      return engineState.answer
        ? answered(engineState.answer, stale, certainty)
        : noAnswer(engineState.loading ? 'Loading …' : 'Running …', '');
    case 'done':
      return answered(engineState.answer, stale, certainty);
    case 'stopped':
      return engineState.answer && !stale
        ? answered(engineState.answer, stale, certainty)
        : noAnswer('Stopped', STOPPED);
    case 'failed':
      return noAnswer('No answer', `${engineState.message} ${engineState.remedy}`);
  }
}

const STOPPED =
  'You ended this run, so nothing is known about the program on the page. Run starts it again.';

function answered(answer: Answer, stale: boolean, certainty: Certainty | undefined): Saying {
  return stale ? outdated(answer) : verdict(answer, certainty);
}

/** The verdict of this run, until the search finds that another timing would change it. */
function verdict(answer: Answer, certainty: Certainty | undefined): Saying {
  const verdict = verdictFor(answer);
  const why =
    answer.result.provenance.engine === 'lab'
      ? [...verdict.reasons.slice(0, 1), labLimitText(answer.result.events)].join(' ')
      : verdict.reasons.join(' ');
  const chosen = answer.input.order ? { now: 'with chosen times' } : {};
  return { ...shownVerdict(verdict, certainty), ...chosen, why };
}

/** The verdict of a program that is not on the page any more. */
function outdated(answer: Answer): Saying {
  return noAnswer(
    `Before your change: ${verdictFor(answer).headline}`,
    'The program has changed since this run. Press Run to hear about the one on the page.',
  );
}

/**
 * The engine and release of the verdict: of the answer if there is one, else what Run would use.
 */
function provenanceIn(state: State, engine: EngineId): string {
  const answer = answerIn(state.engines[engine]);
  if (answer) return provenanceText(answer.result.provenance, answer.atBuild);
  return provenanceText(
    engine === WEBCONTAINER ? { engine } : { engine, node: runInputOf(state).node },
  );
}

function failureIn(engineState: EngineState | undefined): string | undefined {
  return engineState?.phase === 'failed' ? engineState.code : undefined;
}

function answerIn(engineState: EngineState | undefined): Answer | undefined {
  return engineState && engineState.phase !== 'waiting' ? engineState.answer : undefined;
}
