import { sceneOf } from '../figures/run/scene.ts';
import { eventsAt } from '../trace/reading/story.ts';
import type { Trace } from '../trace/record/event.ts';
import { nextTask } from './dom.ts';
import { traceHashFor, traceOf, verdictFor } from './state/select.ts';
import type { Answer, State } from './state/state.ts';

/** A run with fewer events is derived in one task, within a frame. */
const EVENTS_IN_TASK = 2_000;

/**
 * Derives what the verdict line says of a run, each part in a task of its own, so that a run with thousands of requests
 * does not block the page. The parts remember their results, so the page finds them ready.
 */
export function deriveVerdict(answer: Answer): Promise<void> {
  return inTasks(answer.result.events, [() => verdictFor(answer), () => traceHashFor(answer)]);
}

/** The same for the picture and the events. */
export function deriveDrawing(state: State): Promise<void> {
  const trace = traceOf(state);
  const { level } = state.view;
  return inTasks(trace, [() => eventsAt(level, trace), () => sceneOf(trace, level)]);
}

async function inTasks(trace: Trace, parts: readonly (() => unknown)[]): Promise<void> {
  if (trace.length < EVENTS_IN_TASK) return;
  for (const part of parts) {
    await nextTask();
    part();
  }
  await nextTask();
}
