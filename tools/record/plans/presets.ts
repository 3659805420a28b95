import type { Subject } from '../../../src/recordings/subject.ts';
import { subjectOfScenario } from '../../../src/recordings/subject.ts';
import { PRESETS } from '../../../src/scenario/presets.ts';
import { isRecorded } from '../../../src/scenario/process.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { counted } from './axes.ts';
import { type Axis, type Plan, TRIALS } from './plan.ts';

const EACH_PRESET: Axis = {
  words: `${counted(PRESETS.length, 'preset', 'of the playground')}, warm and cold where they say neither`,
  turns: PRESETS.flatMap(({ scenario }) =>
    processesOf(scenario).map((process) => subjectOfScenario(scenario, process)),
  ),
};

function processesOf({ process }: Scenario): readonly Subject['process'][] {
  return isRecorded(process) ? [process] : ['warm', 'cold'];
}

export const presetsPlan: Plan = {
  id: 'presets',
  title: 'Every preset of the playground',
  trials: TRIALS,
  products: () => [[EACH_PRESET]],
};
