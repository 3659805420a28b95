import type { ComparedMilestone } from '../reading/compared-order.ts';
import type { MilestoneName } from '../reading/milestones.ts';
import type { TraceEvent } from '../record/event.ts';

/** What a milestone is, as a label in a picture and in a table. */
export function milestoneText(name: MilestoneName, event: TraceEvent): string {
  switch (name) {
    case 'asked':
      return 'request 1';
    case 'answered':
      return 'response';
    case 'pooled':
      return 'into the pool';
    case 'asked again':
      return 'request 2';
    case 'closed':
      return event.kind === 'packet' && event.flags.startsWith('R') ? 'RST' : 'FIN';
    case 'reset':
      return 'RST';
    case 'looked':
      return 'Node looks';
    case 'read':
    case 'read the end':
      return event.kind === 'syscall' ? `read() = ${event.result}` : 'read()';
    case 'ended':
      return event.kind === 'http' && event.what === 'error' ? 'the error' : 'response 2';
  }
}

/** The label of a milestone that at least one of two runs has. */
export function comparedText({ name, recorded, model }: ComparedMilestone): string {
  const event = model ?? recorded;
  return event ? milestoneText(name, event) : name;
}

/** The order of one event, as a cell of a table. */
export const ORDER_NAMES: Readonly<Record<ComparedMilestone['order'], string>> = {
  same: 'same',
  crossed: 'another',
  unclear: 'no exact time',
  'not kept': 'not recorded',
  only: 'in one run only',
};

/** How the order of two runs compares, in words. */
interface OrderWords {
  /** `Order equal: 8 of 8 events` */
  readonly headline: string;
  /** Sentences about what is not in it: not recorded, unclear, crossed, in one run only. */
  readonly notes: readonly string[];
  /** No two events of both runs change places, and none is in one run only. */
  readonly isEqual: boolean;
}

export function orderWords(compared: readonly ComparedMilestone[]): OrderWords {
  const named = (order: ComparedMilestone['order']) =>
    compared.filter((each) => each.order === order).map(comparedText);
  const same = named('same').length;
  const counted = same + named('crossed').length + named('only').length;
  const crossed = named('crossed');
  const only = (which: 'recorded' | 'model') =>
    compared.filter((each) => each.order === 'only' && each[which]).map(comparedText);
  const sentences: readonly (readonly [texts: readonly string[], words: string])[] = [
    [crossed, 'in another order'],
    [only('recorded'), 'only in the recording'],
    [only('model'), 'only in the Lab'],
    [named('unclear'), 'the recording has no exact time'],
    [named('not kept'), 'not recorded'],
  ];
  return {
    headline: `Order equal: ${same} of ${counted} events`,
    notes: sentences.flatMap(([texts, words]) =>
      texts.length > 0 ? [`${texts.join(', ')}: ${words}`] : [],
    ),
    isEqual: same === counted,
  };
}
