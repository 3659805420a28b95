import type { Exploration } from '../../exploration/orders/index.ts';

/** The result in words. It never says "proved" alone: the model, the release and the bounds stand with it. */
export function proofText(exploration: Exploration, node: string, seconds: number): string {
  const { orders, answered, failed, other, isComplete, regions, cheapest, bounds } = exploration;
  const lines = [
    isComplete
      ? `${verdictText(exploration)} (Node ${node}, the Lab's model, ${seconds} s)`
      : `Not all: ${orders} orders tried, ${answered} answered, ${failed} failed, ${other} without an end (Node ${node}, the Lab's model, ${seconds} s)`,
    `within: ${boundsText(bounds)}`,
  ];
  if (exploration.isForThisClock)
    lines.push(
      'only for the times that the program has read from a clock: at others there are other orders',
    );
  for (const region of regions) {
    const when = region.inequalities.map(({ text }) => text).join('; and ');
    lines.push(`  ${region.outcome} in ${region.orders}${when ? `: ${when}` : ''}`);
  }
  if (cheapest)
    lines.push(`least delay found that fails: ${cheapest.delayMs} ms: ${cheapest.words}`);
  for (const [method, count] of Object.entries(exploration.handlerRanAndClientReset)) {
    lines.push(`in ${count} the server answered a ${method}, and the client saw a reset`);
  }
  return lines.join('\n');
}

function verdictText({ orders, answered, failed, other }: Exploration): string {
  if (answered === orders) return `Answered in all ${orders} orders within these bounds.`;
  if (failed === orders) return `Fails in all ${orders} orders within these bounds.`;
  const others = other > 0 ? `, ${other} had no end` : '';
  return `Depends on the order: of ${orders} orders within these bounds ${answered} were answered, ${failed} failed${others}.`;
}

function boundsText({
  callbackMs,
  flightMs,
  finMs = 0,
  wakeMs,
  timerMs,
}: Exploration['bounds']): string {
  return [
    `callbacks up to ${callbackMs} ms`,
    `segments up to ${flightMs} ms under way`,
    ...(finMs > 0 ? [`a FIN up to ${finMs} ms later`] : []),
    `wake-ups up to ${wakeMs} ms`,
    `timeouts up to ${timerMs} ms late`,
  ].join(', ');
}
