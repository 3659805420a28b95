import { TAB_KEY } from '../../play/memory.ts';

/** What ARRIVE_AT_TASK reads, as JSON, from the element with this id before it. */
export interface TaskAddresses {
  /** Query and fragment of the task's start. */
  readonly start: string;
  /** Fragments of the programs of its start and its solution. */
  readonly own: readonly string[];
}
export const ADDRESSES_ID = 'task-addresses';

/**
 * A script for the head of a task's page. It opens the start of the task where the address says
 * nothing else. The programs of a task are the site's own and no stranger's, so they are put among
 * the programs that the tab knows (memory.ts), and run by themselves.
 */
export const ARRIVE_AT_TASK = `{
  const { start, own } = JSON.parse(document.getElementById('${ADDRESSES_ID}').textContent);
  if (!location.search && !location.hash) history.replaceState(null, '', location.pathname + start);
  try {
    const kept = JSON.parse(sessionStorage.getItem('${TAB_KEY}') ?? '{}');
    const all = [...new Set([...(kept.own ?? []), ...own])];
    sessionStorage.setItem('${TAB_KEY}', JSON.stringify({ ...kept, own: all }));
  } catch {
    // Storage is refused: the reader presses Run.
  }
}`;

/** The address of the start, as an expression of a script that comes later in the page. */
export const START_OF_TASK = `[JSON.parse(document.getElementById('${ADDRESSES_ID}').textContent).start]`;
