import { createLabEngine, type LabManifest } from '../../engines/lab/index.ts';
import { type Scene, sceneOf } from '../../figures/scene.ts';
import { summaryOf } from '../../figures/summary.ts';
import { programOf } from '../../scenario/program.ts';
import { formatQuery, readQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Trace } from '../../trace/event.ts';
import { type Verdict, verdictOf } from '../../trace/outcome.ts';
import type { Level } from '../../trace/story.ts';
import { draggedTo } from './places.ts';

/** What a page gives so that its figure can be run again. */
export interface RerunData {
  readonly lab: LabManifest;
  /** Text of playground/probe.mjs. */
  readonly probe: string;
  /** The scenario of the figure, as an address has it. */
  readonly query: string;
}

/** A run that took the place of the one on the page. */
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
  drag(what: 'request' | 'fin', by: number): Promise<Rerun>;
  put(field: 'gap' | 'fin', value: string): Promise<Rerun>;
}

/** Runs a figure's scenario again with another gap or another FIN. A run that is overtaken is given up. */
export function createReruns({ lab, probe, query }: RerunData): Reruns {
  const engine = createLabEngine(lab);
  let scenario = readQuery(query);
  let current = new AbortController();

  async function run(next: Scenario): Promise<Rerun> {
    scenario = next;
    current.abort(new DOMException('another run was started', 'AbortError'));
    current = new AbortController();
    const { node, fetch } = next;
    const files = { ...programOf(next).files, 'probe.mjs': probe };
    const { events, exitCode } = await engine.run({ files, node, fetch }, current.signal);
    const verdict = verdictOf(events, exitCode);
    return {
      trace: events,
      sceneAt: (level) => sceneOf(events, level),
      summary: summaryOf(events),
      verdict,
      scenario: next,
      query: formatQuery(next),
    };
  }

  return {
    drag: (what, by) => run(draggedTo(scenario, what, by)),
    put: (field, value) => run({ ...scenario, [field]: value }),
  };
}
