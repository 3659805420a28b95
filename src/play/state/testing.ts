import { DEFAULTS } from '../../scenario/scenario.ts';
import type { Arrival } from './state.ts';

/** The page as it is at its own address: the default scenario, nothing edited, no step chosen. */
export const ARRIVAL: Arrival = {
  scenario: DEFAULTS,
  notes: [],
  others: [],
  step: undefined,
  edits: {},
  author: 'reader',
};
