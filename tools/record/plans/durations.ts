import { EVERY_RELEASE, knobs, WARM_AND_COLD } from './axes.ts';
import type { Plan } from './plan.ts';

/** The server stays open and a relay keeps the time, so the client takes as long as it takes. */
const GAPS = knobs('no wait, setImmediate and setTimeout(0)', [
  { server: 'keep-open', gap: 'none' },
  { server: 'keep-open', gap: 'immediate' },
  { server: 'keep-open', gap: 'timeout0' },
]);

export const durationsPlan: Plan = {
  id: 'durations',
  title: 'How long a client takes from a response to its next request, where nothing disturbs it',
  trials: { warm: 200, cold: 60 },
  products: () => [[EVERY_RELEASE, GAPS, WARM_AND_COLD]],
};
