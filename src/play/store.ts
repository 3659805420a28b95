/** The one place where the page's state lives. It is passed in; nothing imports it. */
export interface Store<S> {
  readonly state: S;
  /** Replaces the state by what a pure transition makes of it, then shows what has changed. */
  update(transition: (state: S) => S): void;
  /**
   * Shows a part of the state now, and again whenever that part is another one (`Object.is`): what `select`
   * returns must be a primitive, a part of the state, or memoised.
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
      // A watcher that updates in turn: the round that is under way ends first and starts anew with the last state.
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
