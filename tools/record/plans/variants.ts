import {
  EITHER_FETCH,
  finTimes,
  KINDS_OF_CLIENTS,
  knobs,
  releases,
  WARM,
  WARM_AND_COLD,
} from './axes.ts';
import { type Plan, TRIALS } from './plan.ts';

const WITH_AND_WITHOUT_LOOK = releases('18.20.8', '20.0.0', '24.21.0', '26.12.1');

const SEQUENCE_AND_POST = knobs('ten requests and POST', [{ requests: '10' }, { method: 'POST' }]);

const SERVERS_OF_THE_PLAYGROUND = knobs('servers that echo close, always close and stay open', [
  { server: 'echo-close' },
  { server: 'always-close' },
  { server: 'keep-open' },
]);

const WAYS_TO_CLOSE = knobs('half a close and a reset', [{ close: 'half' }, { close: 'rst' }]);

export const variantsPlan: Plan = {
  id: 'variants',
  title: 'Ten requests, POST, and other ways in which a server of the playground may close',
  trials: TRIALS,
  products: () => [
    [WITH_AND_WITHOUT_LOOK, KINDS_OF_CLIENTS, WARM_AND_COLD, SEQUENCE_AND_POST],
    [WITH_AND_WITHOUT_LOOK, EITHER_FETCH, WARM_AND_COLD, SERVERS_OF_THE_PLAYGROUND],
    [
      WITH_AND_WITHOUT_LOOK,
      EITHER_FETCH,
      WARM,
      knobs('a server that always closes', [{ server: 'always-close' }]),
      finTimes('2ms', '20ms'),
    ],
    [WITH_AND_WITHOUT_LOOK, EITHER_FETCH, WARM_AND_COLD, WAYS_TO_CLOSE],
  ],
};
