import type { Parts } from '../parts.ts';
import { counted, finTimes, KINDS_OF_CLIENTS, knobs, WARM, WARM_AND_COLD } from './axes.ts';
import { type Axis, type Plan, TRIALS } from './plan.ts';

function eachRuntime({ runtimes }: Parts): Axis {
  return {
    words: counted(runtimes.length, 'runtime', 'other than Node'),
    turns: runtimes.map(({ id }) => ({ runtime: id })),
  };
}

const BUILT_IN_FETCH: Axis = {
  words: 'the built-in fetch without and with Connection: close',
  turns: [{ client: 'fetch' }, { client: 'fetch', knobs: { header: 'close' } }],
};

const EITHER_SERVER = knobs('a server that closes when asked and one that always does', [
  {},
  { server: 'always-close' },
]);

export const runtimesPlan: Plan = {
  id: 'runtimes',
  title: 'Whether clients on other runtimes meet the bug',
  trials: TRIALS,
  needs: ['runtimes', 'clients'], // the built-in fetch is one of the clients
  products: (parts) =>
    [KINDS_OF_CLIENTS, BUILT_IN_FETCH].flatMap((client) => [
      [eachRuntime(parts), client, EITHER_SERVER, WARM_AND_COLD],
      [eachRuntime(parts), client, WARM, finTimes('2ms', '20ms')],
    ]),
};
