import { BOUNDS, type Bounds, type Exploration, type OrderProgress } from './exploration.ts';

/** What is known over all orders. `none`: not all were tried, so there is no answer yet. */
interface OrdersVerdict {
  readonly sign: 'ok' | 'failed' | 'depends' | 'none';
  readonly headline: string;
}

/** The verdict over all orders, for a line or a chip. It never says more than the bounds allow. */
export function ordersVerdict(exploration: Exploration): OrdersVerdict {
  const { orders, answered, failed, other, isComplete, isForThisClock } = exploration;
  if (!isComplete) {
    const found = failed > 0 ? `${number(failed)} failed` : 'none failed';
    return { sign: 'none', headline: `Not all: ${ordersText(orders)} tried, ${found}` };
  }
  const bounds = `within these bounds${isForThisClock ? ', for this clock' : ''}`;
  if (answered === orders) return { sign: 'ok', headline: `Answered in ${all(orders)}, ${bounds}` };
  if (failed === orders) return { sign: 'failed', headline: `Fails in ${all(orders)}, ${bounds}` };
  const what =
    failed > 0
      ? `Fails in ${number(failed)} of ${ordersText(orders)}`
      : `No end in ${number(other)} of ${ordersText(orders)}`;
  return { sign: 'depends', headline: `${what}, ${bounds}` };
}

/**
 * The same beside other remedies, in a few words.
 * @param claims it is said to work, so that an order that fails refutes it
 */
export function ordersRemark(
  { orders, answered, failed, cheapest }: Exploration,
  claims: boolean,
): { readonly sign: 'ok' | 'failed' | 'depends'; readonly words: string } {
  if (answered === orders) return { sign: 'ok', words: `answered in ${all(orders)}` };
  if (failed === orders) return { sign: 'failed', words: `fails in ${all(orders)}` };
  const many = `fails in ${number(failed)} of ${ordersText(orders)}`;
  if (!claims) return { sign: 'depends', words: many };
  const us = Math.round((cheapest?.delayMs ?? 0) * 1000);
  const why = us > 0 ? `${number(us / 1000)} ms of delay is enough` : many;
  return { sign: 'failed', words: `refuted: ${why}` };
}

/** In how many orders a handler ran for a request of this method that broke at the client. */
export function replayText(
  { orders, handlerRanAndClientReset }: Exploration,
  method: string,
): string {
  const handled = handlerRanAndClientReset[method] ?? 0;
  return `in ${handled === 0 ? 'none' : number(handled)} of ${ordersText(orders)}`;
}

/** The line that fills while a search goes on. */
export function progressText({ orders, answered, failed, other, open }: OrderProgress): string {
  const counts = [
    `${number(answered)} answered`,
    `${number(failed)} failed`,
    ...(other > 0 ? [`${number(other)} without an end`] : []),
  ];
  const left =
    open > 0 ? `at least ${number(open)} to go` : 'looking for the least delay that fails';
  return `${ordersText(orders)}: ${counts.join(', ')}; ${left}`;
}

/** What it takes to fail, as sentences; undefined when no order fails. */
export function cheapestText({ failed, cheapest }: Exploration): string | undefined {
  if (failed === 0) return undefined;
  if (!cheapest) return 'How little delay is enough for that was not found out.';
  const { delayMs, isLeast, words } = cheapest;
  if (delayMs === 0) return 'It needs no delay to fail: the times of the model are enough.';
  const what = isLeast ? 'Least delay that fails' : 'Least delay found that fails';
  return `${what}: ${number(delayMs)} ms. ${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** `callbacks up to 50 ms, segments up to 200 ms under way, …` */
export function boundsText(bounds: Bounds): string {
  const { callbackMs, flightMs, finMs = 0, wakeMs, timerMs } = { ...BOUNDS, ...bounds };
  return [
    `callbacks up to ${number(callbackMs)} ms`,
    `segments up to ${number(flightMs)} ms under way`,
    ...(finMs > 0 ? [`a FIN up to ${number(finMs)} ms later`] : []),
    `wake-ups up to ${number(wakeMs)} ms`,
    `timeouts up to ${number(timerMs)} ms late`,
  ].join(', ');
}

export const FOR_THIS_CLOCK =
  'The program reads a clock. It was tried for the times that it read here; at others there are other orders.';

function all(orders: number): string {
  return orders === 1 ? 'the one order there is' : `all ${ordersText(orders)}`;
}

export function ordersText(orders: number): string {
  return `${number(orders)} ${orders === 1 ? 'order' : 'orders'}`;
}

/** `1,082` */
function number(value: number): string {
  return value.toLocaleString('en');
}
