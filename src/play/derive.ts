import { sceneOf } from '../figures/run/scene.ts';
import { eventsAt, type Level } from '../trace/reading/story.ts';
import { nextTask } from './dom.ts';
import { traceHashFor, verdictFor } from './state/select.ts';
import type { Answer } from './state/state.ts';

/** A run with fewer events is derived in one task, within a frame. */
const EVENTS_IN_TASK = 2_000;

/**
 * Derives what the page shows of a run, each part in a task of its own, so that a run with thousands of requests does
 * not block the page. The parts remember their results, so the page finds them ready.
 */
export async function deriveInTasks(answer: Answer, level: Level): Promise<void> {
  const trace = answer.result.events;
  await nextTask();
  if (trace.length < EVENTS_IN_TASK) return;
  for (const part of [
    () => verdictFor(answer),
    () => traceHashFor(answer),
    () => eventsAt(level, trace),
    () => sceneOf(trace, level),
  ]) {
    part();
    await nextTask();
  }
}
