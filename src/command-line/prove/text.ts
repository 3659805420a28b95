import {
  boundsText,
  cheapestText,
  FOR_THIS_CLOCK,
  ordersVerdict,
} from '../../exploration/orders/verdict.ts';
import type { Proof } from './proof.ts';

/** Characters of a hash that tell releases apart. */
const HASH_CHARS = 16;

const NO_END = 'A run without an end met a limit of the Lab: race says which.';

/** The result in words. It never says "proved" alone: the model, the release with its hash and the bounds stand with it. */
export function proofText({ exploration, experiment, seconds, library, ...proof }: Proof): string {
  const { regions, bounds, isForThisClock } = exploration;
  const { node } = experiment.scenario;
  const patched = proof.patch ? `, with the patch ${proof.patch.slice(0, HASH_CHARS)}` : '';
  const cheapest = cheapestText(exploration);
  return [
    `${ordersVerdict(exploration).headline}. (${seconds} s)`,
    `within: ${boundsText(bounds)}`,
    `of: the Lab's model, Node ${node}, lib/ ${library.slice(0, HASH_CHARS)} (SHA-256)${patched}`,
    ...(isForThisClock ? [FOR_THIS_CLOCK] : []),
    ...regions.map(({ outcome, orders, inequalities }) => {
      const when = inequalities.map(({ text }) => text).join('; and ');
      return `  ${outcome} in ${orders}${when ? `: ${when}` : ''}`;
    }),
    ...(exploration.other > 0 ? [NO_END] : []),
    ...(cheapest ? [cheapest] : []),
    ...(proof.link ? [`step through it: ${proof.link}`] : []),
    ...Object.entries(exploration.handlerRanAndClientReset).map(
      ([method, count]) =>
        `in ${count} the server answered a ${method}, and the client saw a reset`,
    ),
  ].join('\n');
}

/** What `--json` prints. */
export function proofJson({ query, exploration, seconds, library, patch, link, ...proof }: Proof) {
  const { cheapest, isComplete, orders, answered, failed, other, bounds, regions } = exploration;
  return {
    query,
    ...proof.experiment.fields,
    orders,
    answered,
    failed,
    other,
    complete: isComplete,
    bounds,
    regions,
    ...(cheapest && { cheapest: { ...cheapest, ...(link === undefined ? {} : { link }) } }),
    isForThisClock: exploration.isForThisClock,
    handlerRanAndClientReset: exploration.handlerRanAndClientReset,
    release: {
      node: proof.experiment.scenario.node,
      librarySha256: library,
      ...(patch === undefined ? {} : { patchSha256: patch }),
    },
    seconds,
  };
}
