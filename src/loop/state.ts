import { EXAMPLES } from './examples.ts';
import { boardAt, openingStep } from './reading/board.ts';
import type { LoopRun } from './reading/moments.ts';

/** Everything that /loop/ shows is derived from this. */
export interface LoopState {
  readonly node: string;
  readonly text: string;
  /** Who wrote the text: an example, the reader, or somebody whose link this is. */
  readonly author: 'example' | 'reader' | 'link';
  readonly phase: 'waiting' | 'running' | 'done' | 'failed';
  /** The last run, until the next one is there, and the text that ran. */
  readonly run: LoopRun | undefined;
  readonly ranText: string | undefined;
  /** Why there is no run, in a sentence. */
  readonly failure: string;
  /** The step that is shown, in `run.moments`. */
  readonly step: number;
  /** Id of the event to open at, as a link has it; used for the next run only. */
  readonly openAt: string | undefined;
}

/** The example that has exactly this text. */
export function exampleOf({ text }: Pick<LoopState, 'text'>) {
  return EXAMPLES.find((each) => each.text === text);
}

export function edited(state: LoopState, text: string): LoopState {
  if (text === state.text) return state;
  const author = exampleOf({ text }) ? 'example' : 'reader';
  return { ...state, text, author, openAt: undefined };
}

export function started(state: LoopState): LoopState {
  const author = state.author === 'link' ? 'reader' : state.author;
  return { ...state, phase: 'running', author, failure: '' };
}

export function answered(state: LoopState, run: LoopRun, text: string): LoopState {
  const linked = run.moments.findIndex(({ event }) => event.id === state.openAt);
  const step = linked < 0 ? openingStep(run) : linked;
  return { ...state, phase: 'done', run, ranText: text, step, openAt: undefined };
}

export function failed(state: LoopState, failure: string): LoopState {
  return { ...state, phase: 'failed', failure };
}

/** Goes to a step; beyond the ends it is the first or the last. */
export function wentTo(state: LoopState, step: number): LoopState {
  const last = (state.run?.moments.length ?? 1) - 1;
  const next = Math.min(Math.max(step, 0), last);
  return next === state.step ? state : { ...state, step: next };
}

/** Goes to the next step at a line of the program, after the last one again to the first. */
export function wentToLine(state: LoopState, line: number): LoopState {
  const { run, step, text, ranText } = state;
  if (!run || text !== ranText) return state;
  const steps = run.moments.flatMap((_, index) =>
    boardAt(run, index).line === line ? [index] : [],
  );
  return wentTo(state, steps.find((each) => each > step) ?? steps[0] ?? step);
}

/** Whether a run is under way, whether the picture is of the present text, and what went wrong. */
export function stateText(state: LoopState): string {
  const { phase, author, run, text, failure, node } = state;
  const isOld = state.ranText !== text;
  if (phase === 'failed') return failure;
  if (phase === 'running') return `Running on Node ${node} …`;
  if (author === 'link' && isOld) {
    return 'This program came with the link, not from us. Read it, then press Run.';
  }
  return run && isOld ? 'You changed the program. Run shows what it does now.' : ranText(node);
}

export const ranText = (node: string) =>
  `The Lab ran this on Node ${node}’s own library, on a simulated kernel.`;
