import type { Scenario } from '../../scenario/scenario.ts';

/** The places in the event loop that a drag of the request snaps to, in the order in which they come. */
export const GAP_PLACES = [
  'none',
  'nexttick',
  'immediate',
  'immediate2',
  'timeout0',
  'timeout5',
] as const;
/** And those of the FIN. */
export const FIN_PLACES = ['same', '1ms', '5ms', '50ms'] as const;

/** The scenario after a drag. A gap or a FIN of another kind begins at the first place. */
export function draggedTo(scenario: Scenario, what: 'request' | 'fin', by: number): Scenario {
  return what === 'request'
    ? { ...scenario, gap: shifted(GAP_PLACES, scenario.gap, by) }
    : { ...scenario, fin: shifted(FIN_PLACES, scenario.fin, by) };
}

function shifted(places: readonly string[], from: string, by: number): string {
  const at = Math.max(places.indexOf(from), 0);
  return places[Math.min(Math.max(at + by, 0), places.length - 1)] ?? from;
}
