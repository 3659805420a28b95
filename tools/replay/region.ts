import type { Region } from '../../src/exploration/orders/index.ts';
import type { OrderLog } from '../../src/trace/record/order-log.ts';

/** `connection 1 server FIN 1 > client callback 3 + 1.2 ms` */
const INEQUALITY = /^(.+) (<=|>) (.+?)(?: ([+-]) ([\d.]+) ms)?$/;

/**
 * Does a run lie in a region? Its inequalities are compared with the moments of the run. One that is about something which
 * the run does not have, or which no run of the region has, is not compared: the outcome has to tell.
 */
export function isInRegion({ inequalities }: Region, { variables }: OrderLog): boolean {
  const moments = new Map(variables.map(({ name, us }) => [name, us]));
  return inequalities.every(({ times }) => {
    const [, left = '', sign, right = '', plus, ms = '0'] = INEQUALITY.exec(times) ?? [];
    const one = moments.get(left);
    const two = moments.get(right);
    if (one === undefined || two === undefined) return true;
    const rightUs = two + (plus === '-' ? -1 : 1) * Math.round(Number(ms) * 1000);
    return sign === '<=' ? one <= rightUs : one > rightUs;
  });
}
