import type { Certainty } from '../exploration/certainty.ts';
import { type ShownVerdict, shownVerdict } from '../exploration/words.ts';
import { type Scene, sceneOf } from '../figures/run/scene.ts';
import { summaryOf } from '../figures/run/summary.ts';
import type { Trace } from '../trace/record/event.ts';
import { traceHash } from '../trace/record/hash.ts';
import { verdictOf } from '../trace/words/verdict.ts';

/**
 * All that an embedded page shows of a run, as plain data: with it the page needs no code that reads traces. The build
 * makes it for the runs that it stores, and the Lab in the page for the others.
 */
export interface EmbedRun {
  readonly scene: Scene;
  /** The ids of all events, in order, because a link may name one that the scene does not show. */
  readonly events: readonly string[];
  readonly verdict: ShownVerdict;
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
    verdict: shownVerdict(verdictOf(events, exitCode), certainty),
    summary: summaryOf(events),
    hash: traceHash(events),
  };
}
