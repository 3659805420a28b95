import type { Exploration } from '../../exploration/orders/exploration.ts';
import { orderOf } from '../../scenario/order-delays.ts';
import { formatQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { href } from '../site/href.ts';

/** The address of the failing order with the least delay; undefined when none fails, or none with delays alone. */
export function failingOrderLink(
  scenario: Scenario,
  { cheapest }: Exploration,
): string | undefined {
  if (!cheapest) return undefined;
  return href(`play/?${formatQuery({ ...scenario, order: orderOf(cheapest.schedule) })}`);
}
