import { focusOf } from '../reading/focus.ts';
import { nothingAskedText } from '../reading/sees.ts';
import type { Trace } from '../record/event.ts';

/** What is written in the lanes of a picture that have nothing to show. A lane without a text has something. */
export interface EmptyLanes {
  readonly loop?: string;
  readonly kernel?: string;
  readonly wire?: string;
}

/** @param shows which lanes have something to show */
export function emptyLanes(
  trace: Trace,
  shows: Readonly<Record<keyof EmptyLanes, boolean>>,
): EmptyLanes {
  if (trace.length === 0) return { loop: 'No run yet.' };
  // A run that has nothing to do with the network says nothing about its engine.
  const nothing = focusOf(trace) ? undefined : `${nothingAskedText(trace)}.`;
  return {
    ...(!shows.loop && { loop: nothing ?? 'This engine does not show the phases of the loop.' }),
    ...(!shows.kernel && { kernel: nothing ?? 'This engine does not show what the kernel knows.' }),
    ...(!shows.wire && { wire: nothing ?? 'This engine does not show the packets.' }),
  };
}
