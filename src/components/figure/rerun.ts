import { createLabEngine, type LabManifest } from '../../engines/lab/index.ts';
import { type Scene, sceneOf } from '../../figures/run/scene.ts';
import { programOf } from '../../scenario/program.ts';
import { formatQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Level } from '../../trace/reading/story.ts';
import type { Trace } from '../../trace/record/event.ts';
import { summaryOf } from '../../trace/words/summary.ts';
import { type Verdict, verdictOf } from '../../trace/words/verdict.ts';

/** What a page gives so that its figure can be run again. */
export interface RerunData {
  readonly lab: LabManifest;
  /** Text of playground/probe.mjs. */
  readonly probe: string;
  /** What the page's own run is of. */
  readonly scenario: Scenario;
  /** For each gap that is offered, how late the FIN may come. */
  readonly limits: Readonly<Record<string, GapLimit>>;
}

/** Up to where a gap holds. */
export interface GapLimit {
  readonly text: string;
  /** When the last FIN that it bears reaches the client, in microseconds since the run's start; absent without one. */
  readonly latestFinUs?: number;
}

/** A run that takes the place of the one on the page. */
export interface Rerun {
  readonly trace: Trace;
  /** The trace as a picture shows it. */
  readonly sceneAt: (level: Level) => Scene;
  /** The picture in a few sentences. */
  readonly summary: string;
  readonly verdict: Verdict;
  readonly scenario: Scenario;
  readonly query: string;
}

export interface Reruns {
  /**
   * Runs another scenario. While a run goes on, only the last of those that are asked for is remembered.
   * @returns undefined when it was overtaken
   */
  run(scenario: Scenario): Promise<Rerun | undefined>;
}

/** Runs a figure's scenario with another gap or another FIN: programs made from knobs, so in a worker that is kept. */
export function createReruns({ lab, probe }: Pick<RerunData, 'lab' | 'probe'>): Reruns {
  const engine = createLabEngine(lab);
  let wanted: Scenario | undefined;
  let running: Promise<unknown> = Promise.resolve();

  async function rerun(scenario: Scenario): Promise<Rerun> {
    const { node, fetch } = scenario;
    const files = { ...programOf(scenario).files, 'probe.mjs': probe };
    const { events, exitCode } = await engine.rerun({ files, node, fetch });
    return {
      trace: events,
      sceneAt: (level) => sceneOf(events, level),
      summary: summaryOf(events),
      verdict: verdictOf(events, exitCode),
      scenario,
      query: formatQuery(scenario),
    };
  }

  return {
    async run(scenario) {
      wanted = scenario;
      await running;
      if (wanted !== scenario) return undefined;
      const run = rerun(scenario);
      running = run.catch(() => {}); // whoever asked for it is told
      return run;
    },
  };
}
