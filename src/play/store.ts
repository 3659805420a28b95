/** Holds the page's state. It is passed in and never imported, so that tests can have their own. */
export interface Store<S> {
  readonly state: S;
  /** Replaces the state by the result of a pure transition, then shows what has changed. */
  update(transition: (state: S) => S): void;
  /**
   * Shows a part of the state now, and again whenever the part is a different one (`Object.is`). So
   * `select` must return a primitive, a part of the state, or a memoised object.
   */
  watch<T>(select: (state: S) => T, show: (part: T, state: S) => void): void;
}

export function createStore<S>(initial: S): Store<S> {
  let state = initial;
  let updating = false;
  const watchers: (() => void)[] = [];
  return {
    get state() {
      return state;
    },
    update(transition) {
      const next = transition(state);
      if (Object.is(next, state)) return;
      state = next;
      // A watcher has called update() itself. The outer round goes on, and then starts again with
      // the newest state.
      if (updating) return;
      updating = true;
      try {
        let shown: S;
        do {
          shown = state;
          for (const watcher of watchers) watcher();
        } while (!Object.is(shown, state));
      } finally {
        updating = false;
      }
    },
    watch(select, show) {
      let part = select(state);
      show(part, state);
      watchers.push(() => {
        const next = select(state);
        if (Object.is(next, part)) return;
        part = next;
        show(next, state);
      });
    },
  };
}

/**
 * Remembers the last result of a pure function, and compares its arguments by identity. State is
 * immutable, so a selector that builds an object returns the same object while the state is the
 * same.
 */
export function memo<A extends readonly unknown[], R>(
  derive: (...args: A) => R,
): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | undefined;
  return (...args) => {
    if (!last?.args.every((arg, index) => Object.is(arg, args[index]))) {
      last = { args, result: derive(...args) };
    }
    return last.result;
  };
}
