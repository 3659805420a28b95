import type { ComparedMilestone } from '../../trace/reading/compared-order.ts';

/** The looks of the tie between two equal events. A crossing is drawn differently; what cannot be compared is dotted. */
export function tieClass(order: ComparedMilestone['order']): string {
  switch (order) {
    case 'same':
      return 'tie';
    case 'crossed':
    case 'only':
      return 'tie crossed';
    case 'unclear':
    case 'not kept':
      return 'tie unknown';
  }
}
