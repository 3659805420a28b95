import { comesAfter, type Question } from '../../trace/record/order-log.ts';

/** Questions that depend on each other in a circle. Most groups have one. */
type Group = readonly number[];

/**
 * The places of the questions in an order in which each comes after those that it depends on.
 *
 * Of two messages that cross each other, each is a question whose past has the other one: they are
 * put into one group.
 */
export function sequenceOf(questions: readonly Question[]): readonly Group[] {
  const before = questions.map((one) =>
    questions.flatMap((other, place) => (other !== one && comesAfter(one, other) ? [place] : [])),
  );
  return groupsOf(before);
}

/**
 * The strongly connected components of a graph, each after those that it has edges to: Tarjan's
 * algorithm.
 */
function groupsOf(edges: readonly (readonly number[])[]): readonly Group[] {
  const groups: number[][] = [];
  const found = new Int32Array(edges.length).fill(-1);
  const lowest = new Int32Array(edges.length);
  const isOpen = new Uint8Array(edges.length);
  const stack: number[] = [];
  let count = 0;
  const visit = (at: number): void => {
    found[at] = lowest[at] = count++;
    stack.push(at);
    isOpen[at] = 1;
    for (const to of edges[at] ?? []) {
      if (found[to] === -1) {
        visit(to);
        lowest[at] = Math.min(lowest[at] as number, lowest[to] as number);
      } else if (isOpen[to]) {
        lowest[at] = Math.min(lowest[at] as number, found[to] as number);
      }
    }
    if (lowest[at] !== found[at]) return;
    const group: number[] = [];
    for (;;) {
      const member = stack.pop() as number;
      isOpen[member] = 0;
      group.push(member);
      if (member === at) break;
    }
    groups.push(group.sort((one, two) => one - two));
  };
  for (let at = 0; at < edges.length; at++) if (found[at] === -1) visit(at);
  return groups;
}
