import type { Lane } from './lane.ts';

export const LANE_WORDS: Readonly<Record<Lane, string>> = {
  js: 'JavaScript',
  sock: 'Socket and pool',
  wire: 'TCP segment',
};
