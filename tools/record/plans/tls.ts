import type { Parts } from '../parts.ts';
import { counted, EITHER_FETCH, releases, WARM_AND_COLD } from './axes.ts';
import { type Axis, type Plan, TRIALS } from './plan.ts';

function eachTlsServer({ servers }: Parts): Axis {
  const speakTls = servers.filter(({ part }) => part.tls);
  return {
    words: `${counted(speakTls.length, 'server')} over https`,
    turns: speakTls.map(({ id }) => ({ product: id, tls: 'on' })),
  };
}

export const tlsPlan: Plan = {
  id: 'tls',
  title: 'Whether https changes anything',
  trials: TRIALS,
  needs: ['servers'],
  products: (parts) => [
    [
      eachTlsServer(parts),
      releases('18.20.8', '20.0.0', '24.21.0', '26.12.1'),
      EITHER_FETCH,
      WARM_AND_COLD,
    ],
  ],
};
