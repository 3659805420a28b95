import type { Parts } from '../parts.ts';
import { COLD, counted, EITHER_FETCH, finTimes, releases, WARM } from './axes.ts';
import { type Axis, type Plan, TRIALS } from './plan.ts';

function eachServer({ servers }: Parts): Axis {
  return {
    words: counted(servers.length, 'server', 'that people use'),
    turns: servers.map(({ id }) => ({ product: id })),
  };
}

export const serversPlan: Plan = {
  id: 'servers',
  title: 'Which servers meet the bug, as they are and with their FIN held',
  trials: TRIALS,
  needs: ['servers'],
  products: (parts) => [
    [eachServer(parts), releases('18.20.8', '20.0.0', '24.21.0', '26.12.1'), EITHER_FETCH, WARM],
    [eachServer(parts), releases('20.0.0', '26.12.1'), EITHER_FETCH, COLD],
    [eachServer(parts), releases('20.0.0', '26.12.1'), WARM, finTimes('0.2ms', '2ms', '20ms')],
  ],
};
