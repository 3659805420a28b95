import type { Arrival } from '../play/state/state.ts';
import { formatQuery } from '../scenario/query.ts';

/** The colours are the page's around a frame. The playground has the reader's own. */
const THEME = 'theme';
const STEP = 'at';

/** What a link to a moment of a run says. */
export interface Moment extends Pick<Arrival, 'scenario' | 'others' | 'step'> {
  /** The program of the link, with its `#`; empty without one. */
  readonly hash: string;
}

/** The same moment in the playground: path below the site, with query and program. */
export function playAddress({ others, ...moment }: Moment): string {
  return `play/${queryOf({ ...moment, others: others.filter(([name]) => name !== THEME) })}`;
}

/** The same moment, embedded; without one, the address of /embed/ itself. */
export function embedAddress(moment?: Moment): string {
  return `embed/${moment ? queryOf(moment) : ''}`;
}

function queryOf({ scenario, others, step, hash }: Moment): string {
  const fields = step === undefined ? others : [...others, [STEP, step] as const];
  return `?${formatQuery(scenario, fields)}${hash}`;
}
