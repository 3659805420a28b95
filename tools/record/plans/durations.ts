import { EVERY_RELEASE, knobs, WARM_AND_COLD } from './axes.ts';
import type { Axis, Plan } from './plan.ts';

const CLIENTS: Axis = {
  words: 'node-fetch 2.6.12 and http.request with Connection: close',
  turns: [{ client: 'node-fetch@2.6.12' }, { client: 'http', knobs: { header: 'close' } }],
};
/** See trials/for-durations.ts. */
const UNDISTURBED = knobs('a connection of its own for each request and a FIN that is 50 ms late', [
  { agent: 'no-keepalive' },
  { fin: '50ms' },
]);

export const durationsPlan: Plan = {
  id: 'durations',
  title: 'How long a client takes from a response to its next request, and a server to its FIN',
  trials: { warm: 120, cold: 40 },
  products: () => [[EVERY_RELEASE, CLIENTS, UNDISTURBED, WARM_AND_COLD]],
};
