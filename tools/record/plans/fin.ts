import { EVERY_RELEASE, FIN_TIMES, finTimes, WARM_AND_COLD } from './axes.ts';
import { type Plan, TRIALS } from './plan.ts';

export const finPlan: Plan = {
  id: 'fin',
  title: 'How the answer depends on the time of the FIN',
  trials: TRIALS,
  products: () => [[EVERY_RELEASE, WARM_AND_COLD, finTimes(...FIN_TIMES)]],
};
