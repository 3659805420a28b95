import { type Reaction, slotsOf } from './slots.ts';

/** What a function that settles a promise passes on, for async stack traces. */
interface Settler {
  readonly promise: object;
  /** The frame that V8 shows for it: `Promise.all (index 0)`. */
  readonly frame?: string;
}

const settlers = new WeakMap<object, Settler>();

export function noteSettler(handler: object, settler: Settler): void {
  settlers.set(handler, settler);
}

/**
 * What waits for a promise, innermost first: places of awaits, and frames of combinators. V8 follows a promise as long as
 * it has one reaction (CaptureAsyncStackTrace, src/execution/isolate.cc).
 */
export function* waitersOf(promise: object): Generator<{ readonly place: unknown } | string> {
  let waiting: object | undefined = promise;
  while (waiting !== undefined) {
    const reactions: readonly Reaction[] = slotsOf(waiting)?.reactions ?? [];
    const [only, ...others] = reactions;
    if (only === undefined || others.length > 0) return;
    if (only.awaiter) {
      yield only.awaiter;
      waiting = only.awaiter.promise;
      continue;
    }
    const settler = settlerOf(only);
    if (settler?.frame) yield settler.frame;
    // `promise.catch(f)`: a function that waits for its result waits for the promise.
    waiting = settler?.promise ?? only.capability?.promise;
  }
}

function settlerOf({ onFulfilled, onRejected }: Reaction): Settler | undefined {
  const fulfilling = onFulfilled && settlers.get(onFulfilled);
  return fulfilling ?? (onRejected && settlers.get(onRejected));
}
