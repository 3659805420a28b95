import type { Certainty } from '../exploration/certainty.ts';
import { DEPENDS, thisTime } from '../exploration/words.ts';
import { type Scene, sceneOf } from '../figures/run/scene.ts';
import { summaryOf } from '../figures/run/summary.ts';
import type { Trace } from '../trace/record/event.ts';
import { traceHash } from '../trace/record/hash.ts';
import { signOf, verdictOf } from '../trace/words/verdict.ts';

/** The verdict over an embedded run. */
export interface EmbedVerdict {
  readonly outcome: 'ok' | 'failed' | 'depends';
  readonly headline: string;
  /** The result of this run, where the headline is about several. */
  readonly now: string;
}

/**
 * All that an embedded page shows of a run, as plain data: with it the page needs no code that reads traces. The build
 * makes it for the runs that it stores, and the Lab in the page for the others.
 */
export interface EmbedRun {
  readonly scene: Scene;
  /** The ids of all events, in order, because a link may name one that the scene does not show. */
  readonly events: readonly string[];
  readonly verdict: EmbedVerdict;
  /** The picture in a few sentences. */
  readonly summary: string;
  /** Names everything that the run did: see traceHash. */
  readonly hash: string;
}

/** What an engine says of a run. */
interface Output {
  readonly events: Trace;
  readonly exitCode?: number | undefined;
}

/** @param certainty undefined where nobody has tried another timing */
export function embedRunOf({ events, exitCode }: Output, certainty?: Certainty): EmbedRun {
  return {
    scene: sceneOf(events, 'story'),
    events: events.map(({ id }) => id),
    verdict: embedVerdictOf({ events, exitCode }, certainty),
    summary: summaryOf(events),
    hash: traceHash(events),
  };
}

/** The verdict of a run; when another timing would change it, that it depends on timing. */
export function embedVerdictOf(
  { events, exitCode }: Output,
  certainty: Certainty | undefined,
): EmbedVerdict {
  const verdict = verdictOf(events, exitCode);
  return certainty?.certain === false
    ? { outcome: 'depends', headline: DEPENDS, now: thisTime(!verdict.failed) }
    : { outcome: signOf(verdict), headline: verdict.headline, now: '' };
}
