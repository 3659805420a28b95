import type { Trace, TraceEvent } from '../record/event.ts';
import { type MilestoneName, milestonesOf } from './milestones.ts';
import { placeOf } from './order.ts';

/**
 * A milestone of either run. `same`: both runs have it, and it changes place with no other. `crossed`: both have it, and
 * another one comes before it in one run and after it in the other. `unclear`: the recording cannot say whether it came
 * before or after a packet. `not kept`: nobody who could have seen it watched the recorded run. `only`: it happened in one
 * run and not in the other.
 */
export interface ComparedMilestone {
  readonly name: MilestoneName;
  readonly recorded: TraceEvent | undefined;
  readonly model: TraceEvent | undefined;
  readonly order: 'same' | 'crossed' | 'unclear' | 'not kept' | 'only';
}

/** Compares the order of the milestones of a recorded run with that of the model. In the order of the model. */
export function comparedOrder(recorded: Trace, model: Trace): readonly ComparedMilestone[] {
  const ofRecorded = byName(recorded);
  const ofModel = byName(model);
  const crossed = crossedNames(ofRecorded, ofModel, recorded);
  const names = new Set([...ofModel.keys(), ...ofRecorded.keys()]);
  return [...names].map((name): ComparedMilestone => {
    const both = { name, recorded: ofRecorded.get(name), model: ofModel.get(name) };
    return { ...both, order: orderOf(both, crossed, recorded) };
  });
}

type Events = ReadonlyMap<MilestoneName, TraceEvent>;

function byName(trace: Trace): Events {
  return new Map(milestonesOf(trace).map(({ name, event }) => [name, event]));
}

function orderOf(
  { name, recorded, model }: Omit<ComparedMilestone, 'order'>,
  crossed: ReadonlySet<MilestoneName>,
  trace: Trace,
): ComparedMilestone['order'] {
  if (!recorded) return model && isWatched(model, trace) ? 'only' : 'not kept';
  if (!model) return 'only';
  if (isUnclear(recorded, trace)) return 'unclear';
  return crossed.has(name) ? 'crossed' : 'same';
}

/** The milestones of both runs that change places. Those whose place is unclear do not count. */
function crossedNames(
  ofRecorded: Events,
  ofModel: Events,
  trace: Trace,
): ReadonlySet<MilestoneName> {
  const places = [...ofModel.keys()].flatMap((name) => {
    const event = ofRecorded.get(name);
    return event && !isUnclear(event, trace) ? [{ name, place: placeOf(event, trace) }] : [];
  });
  return new Set(
    places.flatMap((one, index) =>
      places
        .slice(index + 1)
        .filter((other) => other.place < one.place)
        .flatMap((other) => [one.name, other.name]),
    ),
  );
}

/** Whether an event of this kind would be in the trace, had it happened: its witness has reported others. */
function isWatched(event: TraceEvent, recorded: Trace): boolean {
  return recorded.some(({ kind }) => kind === event.kind);
}

/** A call took a while, and it took something from the kernel at an unknown moment of it. */
function isUnclear(event: TraceEvent, recorded: Trace): boolean {
  if (event.kind !== 'syscall' || event.tookUs === undefined) return false;
  if (event.call !== 'read' && event.call !== 'peek') return false;
  const beganAt = event.t - event.tookUs;
  return recorded.some(
    (other) =>
      other.kind === 'packet' &&
      other.from === 'server' &&
      other.conn === event.conn &&
      other.arrivesAt >= beganAt &&
      other.arrivesAt <= event.t,
  );
}
