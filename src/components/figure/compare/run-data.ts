import { differencesFrom } from '../../../figures/run/differences.ts';
import { sceneSinceResponse } from '../../../figures/run/scene.ts';
import { verdictOf } from '../../../trace/words/verdict.ts';
import type { ComparedRun, RunData } from './compared-run.ts';

/** Derives what a figure shows for a run, compared with the first run. This happens when the page is built. */
export function runDataOf({ trace, exitCode, title }: ComparedRun, first: ComparedRun): RunData {
  return {
    title,
    scene: sceneSinceResponse(trace, 'story'),
    differs: [
      [...differencesFrom(trace, first.trace, 'story')],
      [...differencesFrom(first.trace, trace, 'story')],
    ],
    reasons: verdictOf(trace, exitCode).reasons.join(' '),
  };
}
