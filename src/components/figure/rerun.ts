import { createLabEngine, type LabManifest } from '../../engines/lab/index.ts';
import { type Scene, sceneOf } from '../../figures/run/scene.ts';
import { summaryOf } from '../../figures/run/summary.ts';
import { programOf } from '../../scenario/program.ts';
import { formatQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Level } from '../../trace/reading/story.ts';
import type { Trace } from '../../trace/record/event.ts';
import { type Verdict, verdictOf } from '../../trace/words/verdict.ts';

/** What a page gives its figure so that the reader can run the scenario again. */
export interface RerunData {
  readonly lab: LabManifest;
  /** Text of playground/probe.mjs. */
  readonly probe: string;
  /** The scenario of the run that the page was built with. */
  readonly scenario: Scenario;
  /** How late the FIN may come, for each gap that the reader can choose. */
  readonly limits: Readonly<Record<string, GapLimit>>;
}

/** How late the FIN may come with a gap so that request 2 is answered. */
export interface GapLimit {
  readonly text: string;
  /** The latest time at which the FIN may reach the client. Microseconds since the run's start; absent without a limit. */
  readonly latestFinUs?: number;
}

/** A run that is shown instead of the one that the page was built with. */
export interface Rerun {
  readonly trace: Trace;
  /** The scene of the trace at a level. */
  readonly sceneAt: (level: Level) => Scene;
  /** The picture in a few sentences. */
  readonly summary: string;
  readonly verdict: Verdict;
  readonly scenario: Scenario;
  readonly query: string;
}

export interface Reruns {
  /**
   * Runs another scenario. While a run goes on, only the latest scenario waits; earlier ones are dropped.
   * @returns undefined when a later call has replaced this one
   */
  run(scenario: Scenario): Promise<Rerun | undefined>;
}

/**
 * Runs a figure's scenario with another gap or another FIN. The worker is kept from run to run, because these programs
 * are made from knobs and not edited by a reader.
 */
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
      running = run.catch(() => {}); // The caller gets the error from `run`.
      return run;
    },
  };
}
