import { ladderText } from '../../trace/words/ladder.ts';
import { part } from '../dom.ts';
import { traceOf } from '../state/select.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../store.ts';

/**
 * Shows the fatal moment as text: what goes over the wire, what Node believes and what the kernel
 * knows.
 */
export function showLadder(root: HTMLElement, store: Store<State>): void {
  const ladder = part(root, 'ladder');
  store.watch(traceOf, (trace) => {
    ladder.textContent =
      trace.length === 0 ? '' : ladderText(trace) || 'The program made no request.';
  });
}
