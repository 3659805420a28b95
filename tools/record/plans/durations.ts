import { EVERY_RELEASE, knobs, WARM_AND_COLD } from './axes.ts';
import type { Plan } from './plan.ts';

/** Nothing can go wrong in these, so the processes take as long as they take. */
const UNDISTURBED = knobs(
  'two requests to a server that stays open and one request to a server that closes',
  [{ server: 'keep-open' }, { requests: '1' }],
);

export const durationsPlan: Plan = {
  id: 'durations',
  title: 'How long a client takes from a response to its next request, and a server to its FIN',
  trials: { warm: 200, cold: 50 },
  products: () => [[EVERY_RELEASE, UNDISTURBED, WARM_AND_COLD]],
};
