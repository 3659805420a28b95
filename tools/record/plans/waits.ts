import { knobs, releases, WARM_AND_COLD } from './axes.ts';
import type { Plan } from './plan.ts';

const WAITS = knobs('7 waits and a poll before reuse', [
  { gap: 'immediate' },
  { gap: 'immediate2' },
  { gap: 'timeout0' },
  { gap: 'timeout20' },
  { gap: 'timeout0+busy5' },
  { gap: 'busy20' },
  { gap: 'busy20+timeout0' },
  { fix: 'poll-before-reuse' },
]);

export const waitsPlan: Plan = {
  id: 'waits',
  title: 'How long a client that waits takes from a response to its next request',
  trials: { warm: 60, cold: 20 },
  products: () => [
    [
      releases('20.0.0', '24.21.0', '26.12.1'),
      WAITS,
      knobs('a server that stays open', [{ server: 'keep-open' }]),
      WARM_AND_COLD,
    ],
  ],
};
