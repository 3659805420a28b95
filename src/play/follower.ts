import type { Store } from './store.ts';

interface FollowerOptions<S> {
  /** Is so much to be drawn between these states that it may not come with the rest? */
  readonly isMuch: (shown: S, next: S) => boolean;
  /** Derives what the watchers need, in tasks that are short enough, so that they find it ready. */
  readonly prepare: (next: S) => Promise<void>;
  /** Told when the follower falls behind, and when it has caught up. */
  readonly show: (isBehind: boolean) => void;
  /** Resolves when the browser has painted what the other store's watchers have shown. */
  readonly painted: () => Promise<void>;
  /** Resolves in another task. */
  readonly nextTask: () => Promise<void>;
  /** Milliseconds of a clock. */
  readonly now: () => number;
  /** Told of a watcher's error: the watchers after it have not been asked. */
  readonly failed: (error: unknown) => void;
}

/** Milliseconds after which the watchers that are still to come get another task: a frame of the screen. */
const SLICE_MS = 16;

/**
 * A store that shows the states of another one. It shows small changes at once. A new answer is much to draw, so it
 * comes after the verdict, which the other store's own watchers show, in slices that leave the page responsive. Until it
 * begins, all of this store's watchers, and those who read its state, have the old one.
 */
export function createFollower<S>(
  store: Store<S>,
  { isMuch, prepare, show, painted, nextTask, now, failed }: FollowerOptions<S>,
): Store<S> {
  let state = store.state;
  let isBehind = false;
  /** Each shows its part of the state, and says whether there was anything to show. */
  const watchers: (() => boolean)[] = [];

  async function catchUp(): Promise<void> {
    try {
      await painted();
      do {
        await prepare(store.state);
        state = store.state;
        await showSlices();
      } while (!Object.is(state, store.state));
    } finally {
      isBehind = false;
      show(false);
    }
  }

  async function showSlices(): Promise<void> {
    let since = now();
    for (const watcher of watchers) {
      if (!watcher() || now() - since < SLICE_MS) continue;
      await nextTask();
      since = now();
    }
  }

  store.watch(
    (next) => next,
    (next) => {
      if (isBehind) return;
      if (isMuch(state, next)) {
        isBehind = true;
        show(true);
        catchUp().catch(failed);
        return;
      }
      state = next;
      for (const watcher of watchers) watcher();
    },
  );

  return {
    get state() {
      return state;
    },
    update: store.update,
    watch(select, showPart) {
      let part = select(state);
      showPart(part, state);
      watchers.push(() => {
        const next = select(state);
        if (Object.is(next, part)) return false;
        part = next;
        showPart(next, state);
        return true;
      });
    },
  };
}
