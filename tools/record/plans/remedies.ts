import { knobOf } from '../../../src/scenario/knobs.ts';
import type { Field } from '../../../src/scenario/scenario.ts';
import { COLD, finTimes, knobs, releases, WARM } from './axes.ts';
import { type Axis, type Plan, TRIALS } from './plan.ts';

const FIELDS = ['header', 'agent', 'pool', 'gap', 'fix'] as const satisfies readonly Field[];

/** Every value that a reader can pick for one of these knobs, and the one pair that texts speak of. */
const EACH_REMEDY: Axis = (() => {
  const values = FIELDS.flatMap((field) =>
    knobOf(field)
      .values.filter(({ value, ...rest }) => !isDefault(value) && !('corrected' in rest))
      .map(({ value }) => ({ [field]: value })),
  );
  const pair = { agent: 'keepalive', header: 'close' } as const;
  return knobs(`${values.length + 1} remedies`, [...values, pair]);
})();

function isDefault(value: string): boolean {
  return value === 'default' || value === 'none';
}

/** Two that do not look before they use a socket again, and one that does. */
const THREE_RELEASES = releases('20.0.0', '24.21.0', '26.12.1');

export const remediesPlan: Plan = {
  id: 'remedies',
  title: 'What helps, what looks as if it did, and for how late a FIN',
  trials: TRIALS,
  products: () => [
    [THREE_RELEASES, EACH_REMEDY, WARM, finTimes('same', '2ms', '20ms')],
    [THREE_RELEASES, EACH_REMEDY, COLD, finTimes('same')],
  ],
};
