import { EVERY_CLIENT, EVERY_RELEASE, WARM_AND_COLD } from './axes.ts';
import { type Plan, TRIALS } from './plan.ts';

export const releasesPlan: Plan = {
  id: 'releases',
  title: 'Which releases of Node fail with which clients, where the FIN comes at once',
  trials: TRIALS,
  products: () => [[EVERY_RELEASE, EVERY_CLIENT, WARM_AND_COLD]],
};
