import { TAB_KEY } from '../../play/memory.ts';

/**
 * A script for the head of a task's page. It opens the start of the task where the address says
 * nothing else. The programs of a task are the site's own and no stranger's, so they are put among
 * the programs that the tab knows (memory.ts), and run by themselves.
 *
 * @param start query and fragment of the task's start
 * @param hashes fragments of the programs of its start and its solution
 */
export function arriveAtTask(start: string, hashes: readonly string[]): string {
  const text = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
  const open = `if (!location.search && !location.hash)
    history.replaceState(null, '', location.pathname + ${text(start)});`;
  if (hashes.length === 0) return `{${open}}`;
  return `{
  ${open}
  try {
    const kept = JSON.parse(sessionStorage.getItem(${text(TAB_KEY)}) ?? '{}');
    const own = [...new Set([...(kept.own ?? []), ...${text(hashes)}])];
    sessionStorage.setItem(${text(TAB_KEY)}, JSON.stringify({ ...kept, own }));
  } catch {
    // Storage is refused: the reader presses Run.
  }
}`;
}
