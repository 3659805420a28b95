import type { EngineId, Recovery, Startup } from '../../engines/engine.ts';
import { PATCH_FILE } from '../../scenario/code-link.ts';
import { ONLY_SIMULATED } from '../../scenario/process.ts';
import { closestRelease, NODE_RELEASES } from '../../scenario/versions.ts';
import type { TraceEvent } from '../../trace/record/event.ts';
import { verdictOf } from '../../trace/words/verdict.ts';
import { isStale, verdictFor } from './select.ts';
import { type Answer, type Consent, isForeign, type State } from './state.ts';

/** The engine that is loaded from another host, so it runs only with the reader's consent. */
export const WEBCONTAINER: EngineId = 'webcontainer';

/* ---- whether it may run ------------------------------------------------------------------------------ */

/** The engines in which Run runs the program. */
export function enginesOf({ consent, edits, scenario }: State): readonly EngineId[] {
  return consent === 'given' && !isOnlyForLab({ edits, scenario })
    ? ['lab', WEBCONTAINER]
    : ['lab'];
}

/** A patch reaches no other Node, and nobody can choose the times of a real process. */
export function isOnlyForLab({ edits, scenario }: Pick<State, 'edits' | 'scenario'>): boolean {
  return edits[PATCH_FILE] !== undefined || scenario.order !== 'default';
}

/**
 * Run counts as consent, because the reader wants an answer. On a phone or with saved data the page
 * asks first.
 */
export function consentByRun(state: State): State {
  return state.consent === 'on-run' ? setConsent(state, 'given') : state;
}

export function setConsent(state: State, consent: Consent): State {
  return state.consent === consent ? state : { ...state, consent };
}

export function startupChanged(state: State, startup: Startup): State {
  return { ...state, startup };
}

/** Removes everything about the WebContainer from the page: its answer and how its start went. */
export function webContainerGone(state: State, consent: Consent): State {
  return {
    ...(state.shown === WEBCONTAINER ? showTrace(state, 'lab') : state),
    consent,
    startup: undefined,
    engines: { ...state.engines, [WEBCONTAINER]: { phase: 'waiting' } },
  };
}

/**
 * Shows another engine's trace. A step belongs to one trace, so the page goes to the step that the
 * other run is about.
 */
export function showTrace(state: State, shown: EngineId): State {
  return { ...state, shown, view: { ...state.view, step: undefined, range: undefined } };
}

/* ---- what is said about it --------------------------------------------------------------------------- */

export type Offer = 'start' | 'cancel' | Exclude<Recovery, 'none'>;

/** The one thing that the reader can do about the WebContainer now. */
export function offerOf(state: State): Offer | undefined {
  const { consent, startup, engines } = state;
  // A program from a link runs first in the Lab, and only there, until the reader has run it.
  if (isForeign(state) || isOnlyForLab(state)) return undefined;
  if (consent !== 'given') return 'start';
  if (startup?.phase === 'starting' && engines[WEBCONTAINER]?.phase === 'running') return 'cancel';
  const recovery = startup?.failure?.recovery ?? 'none';
  return recovery === 'none' ? undefined : recovery;
}

/** The start steps to show. There are none after an answer, because nobody needs them then. */
export function startStepsOf({ startup, engines }: State): Startup['steps'] {
  if (!startup || startup.phase === 'idle') return NO_STEPS;
  const engineState = engines[WEBCONTAINER];
  return engineState?.phase === 'done' ? NO_STEPS : startup.steps;
}
const NO_STEPS: Startup['steps'] = [];

export function isSlow({ startup }: State): boolean {
  return startup?.phase === 'starting' && startup.slow;
}

/**
 * How the two answers compare, in sentences. Empty unless both engines have answered to the program
 * on the page.
 */
export function comparisonOf(state: State): string {
  const lab = answerOf(state, 'lab');
  const container = answerOf(state, WEBCONTAINER);
  if (!lab || !container) return '';
  const ours = verdictFor(lab);
  const { node: runtime } = container.result.provenance;
  if (saidByBoth(lab) === saidByBoth(container)) {
    return `Both agree. ${ranOn(runtime, lab.input.node)}${emulated(state, runtime)}${tookItsTime(state)}`;
  }
  return `They differ: the Lab says “${ours.headline}”. ${ranOn(runtime, lab.input.node)} ${whyDifferent(lab.input.node, runtime)}${tookItsTime(state)}`;
}

/**
 * What became of the requests, as far as both engines know. Only the Lab knows that a request
 * repeats another one, and whether a connection was made.
 */
function saidByBoth({ result }: Answer): string {
  const seen = result.events.flatMap((event): TraceEvent[] => {
    if (event.kind === 'phase' || 'conn' in event) return [];
    if (event.kind !== 'http' || event.what !== 'request') return [event];
    const { calls: _, ...request } = event;
    return [request];
  });
  const { failed, headline } = verdictOf(seen, result.exitCode);
  return `${failed} ${headline}`;
}

/**
 * The answer of an engine to the program on the page. Answers to another program are not compared.
 */
function answerOf(state: State, engine: EngineId): Answer | undefined {
  const engineState = state.engines[engine];
  if (engineState?.phase !== 'done' || isStale(state, engineState.answer)) return undefined;
  return engineState.answer;
}

/** The container has its own release, which the knob cannot change. */
function ranOn(runtime: string, node: string): string {
  if (runtime === node) return '';
  const closest = closestRelease(runtime, NODE_RELEASES);
  const nearer = closest && closest !== node ? `; the Lab’s closest release is ${closest}` : '';
  return `The container runs Node.js ${runtime} whatever the knob says${nearer}.`;
}

/** The container also has its own speed. */
function tookItsTime({ scenario }: State): string {
  return scenario.process === 'default'
    ? ''
    : ` process=${scenario.process} does not reach it. ${ONLY_SIMULATED}`;
}

/** An agent without a pool only behaves as Node 18's, so the sentence says that it emulates it. */
function emulated({ scenario }: State, runtime: string): string {
  if (scenario.pool !== 'keepalive-false' || !isBefore19(scenario.node)) return '';
  return isBefore19(runtime) ? '' : ' pool=keepalive-false emulates Node 18’s default agent in it.';
}

function whyDifferent(node: string, runtime: string): string {
  if (isBefore19(node) && !isBefore19(runtime)) {
    return 'Before Node 19 the default agent kept no socket; pool=keepalive-false emulates that in the container.';
  }
  return 'Its sockets are not the kernel’s: what it does was observed, not assumed.';
}

/** Can a knob show the difference between Node 18 and later releases in the container? */
export function canEmulate({ scenario, consent }: State): boolean {
  return consent === 'given' && isBefore19(scenario.node) && scenario.pool === 'default';
}

function isBefore19(release: string): boolean {
  return Number.parseInt(release, 10) < 19;
}
