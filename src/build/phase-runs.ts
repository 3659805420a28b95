import { dividePlane, type PhaseTrials } from '../exploration/phase/divide.ts';
import { type Fate, fateOf } from '../exploration/phase/fate.ts';
import type { PhaseMap } from '../exploration/phase/phase-map.ts';
import { type PhasePlane, scenarioAt } from '../exploration/phase/plane.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { runEndOf } from '../trace/reading/run-end.ts';
import { type LabRunner, labRunOf } from './lab-runner.ts';

/** Runs of a scenario at places of a plane, by the Lab in this process. */
export function phaseTrials(runner: LabRunner, scenario: Scenario, plane: PhasePlane): PhaseTrials {
  return async (points) => {
    const fates: Fate[] = [];
    for (const point of points) {
      const run = labRunOf(scenarioAt(scenario, plane, point));
      const { events, exitCode } = await runner.runInBatch(run, 'endings');
      fates.push(fateOf(events, runEndOf(events, exitCode).answered));
    }
    return fates;
  };
}

/** How the runs of a scenario end over a plane. Some 500 runs. */
export async function phaseIn(trials: PhaseTrials): Promise<PhaseMap> {
  let last: PhaseMap | undefined;
  for await (const map of dividePlane(trials)) last = map;
  if (!last?.isWhole) throw new Error('a search without a limit has ended before its end');
  return last;
}
