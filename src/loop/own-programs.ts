/** Under this name the tab keeps the fragments, joined by spaces. */
const KEY = 'loop-programs';
/** How many programs a tab remembers as its reader's own. */
const OWN_MAX = 50;

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * The programs that this tab wrote or ran, by the fragments of their addresses. Such a program may
 * run by itself after a reload.
 *
 * @param open gives the storage; it may throw, as `sessionStorage` does where a reader forbids it
 */
export function ownPrograms(open: () => Kept) {
  const all = (): ReadonlySet<string> => {
    try {
      return new Set((open().getItem(KEY) ?? '').split(' ').filter(Boolean));
    } catch {
      return new Set(); // refused by the browser's settings
    }
  };
  return {
    all,
    add(hash: string): void {
      if (hash === '') return;
      try {
        const kept = [...all()].filter((each) => each !== hash);
        open().setItem(KEY, [...kept, hash].slice(-OWN_MAX).join(' '));
      } catch {
        // Refused, or full: the reader presses Run again after a reload.
      }
    },
  };
}
