import type { Phase, Trace, TraceEvent } from '../../../trace/record/event.ts';

/** A phase of the client's event loop, from its first event to its last. */
export interface Turn {
  /** Id of the event with which the phase began. */
  readonly id: string;
  readonly phase: Phase;
  /** Places in the trace. */
  readonly from: number;
  readonly to: number;
}

/**
 * The phases of the client's loop in which libuv called into JavaScript. A poll phase is drawn from its first event on,
 * so the time in which it waits for the network is left out. Empty when the engine sees no phases.
 */
export function turnsOf(trace: Trace): readonly Turn[] {
  const turns: Turn[] = [];
  let open: { phase: TraceEvent & { kind: 'phase' }; places: number[]; calls: number } | undefined;
  const close = () => {
    const from = open?.places[0];
    const to = open?.places.at(-1);
    if (open && open.calls > 0 && from !== undefined && to !== undefined) {
      turns.push({ id: open.phase.id, phase: open.phase.phase, from, to });
    }
  };
  for (const [place, event] of trace.entries()) {
    if (event.actor !== 'client') continue;
    if (event.kind === 'phase') {
      close();
      open = { phase: event, places: [], calls: 0 };
    } else if (open) {
      open.places.push(place);
      if (event.kind === 'callback' || event.kind === 'tick' || event.kind === 'microtask') {
        open.calls += 1;
      }
    }
  }
  close();
  return turns;
}
