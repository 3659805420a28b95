import type { Parts } from '../parts.ts';
import { COLD, counted, finTimes, knobs, releases, WARM } from './axes.ts';
import { type Axis, type Plan, TRIALS } from './plan.ts';

function eachClient({ clients }: Parts): Axis {
  return {
    words: counted(clients.length, 'client', 'other than node-fetch and http.request'),
    turns: clients.map(({ id }) => ({ client: id })),
  };
}

const EITHER_HEADER = knobs('without and with Connection: close', [{}, { header: 'close' }]);
const EITHER_SERVER = knobs('a server that closes when asked and one that always does', [
  {},
  { server: 'always-close' },
]);

export const clientsPlan: Plan = {
  id: 'clients',
  title: 'Which other clients meet the bug',
  trials: TRIALS,
  needs: ['clients'],
  products: (parts) => [
    [eachClient(parts), releases('20.0.0', '26.12.1'), EITHER_HEADER, EITHER_SERVER, WARM],
    [eachClient(parts), releases('26.12.1'), EITHER_HEADER, COLD],
    [eachClient(parts), releases('26.12.1'), EITHER_HEADER, WARM, finTimes('2ms', '20ms')],
  ],
};
