import type { Exploration } from '../../exploration/orders/exploration.ts';
import { failingSchedule } from '../../exploration/orders/plain-schedule.ts';
import { orderOf } from '../../scenario/order-delays.ts';
import { formatQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { href } from '../site/href.ts';

/** The address of the failing order with the least delay that is known; undefined when none fails. */
export function failingOrderLink(scenario: Scenario, exploration: Exploration): string | undefined {
  const schedule = failingSchedule(exploration);
  if (!schedule) return undefined;
  return href(`play/?${formatQuery({ ...scenario, order: orderOf(schedule) })}`);
}
