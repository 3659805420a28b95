import type { Deflate } from '../scenario/code-link.ts';
import { hashOfEdits } from '../scenario/link.ts';
import { arrivalAt, searchOf } from './address.ts';
import type { TabMemory } from './memory.ts';
import { hasEdits } from './state/select.ts';
import type { Arrival, State } from './state/state.ts';
import type { Store } from './store.ts';

/** Milliseconds without typing after which the draft is saved. */
const DRAFT_REST_MS = 300;

interface PageHistory {
  /**
   * Writes the state to the address.
   * @param how `push` where Back should come back to the present address, as for a preset; else
   * `replace`
   */
  commit(how: 'push' | 'replace'): Promise<void>;
}

/** Keeps the address and the tab's memory equal to the state, and follows the browser's Back. */
export function keepHistory(
  store: Store<State>,
  memory: TabMemory,
  deflate: Deflate,
  arriveAt: (arrival: Arrival) => void,
): PageHistory {
  let resting: ReturnType<typeof setTimeout> | undefined;

  const saveDraft = () => memory.saveDraft(location, store.state);
  store.watch(
    (state) => state.edits,
    () => {
      clearTimeout(resting);
      resting = setTimeout(saveDraft, DRAFT_REST_MS);
    },
  );
  addEventListener('pagehide', saveDraft);
  addEventListener('popstate', async () => {
    arriveAt(await arrivalAt(location, memory, deflate));
  });

  return {
    async commit(how) {
      const { scenario, edits, author } = store.state;
      const search = searchOf(store.state);
      if (how === 'push' && search !== location.search) history.pushState(null, '', search);
      const hash = hasEdits(store.state) ? await hashOfEdits(edits, deflate) : '';
      // The reader has typed on meanwhile, so a later commit is under way.
      if (store.state.edits !== edits || store.state.scenario !== scenario) return;
      if (author === 'reader' && hash) memory.own(hash);
      history.replaceState(null, '', `${search}${hash ?? ''}`);
      saveDraft();
    },
  };
}
