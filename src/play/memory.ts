import type { Edits } from '../scenario/code-link.ts';
import type { LinkParts } from '../scenario/link.ts';

/** How many programs a tab remembers as its reader's own. */
const OWN_MAX = 50;
/** Key in sessionStorage. first-paint.ts reads it, too. */
export const TAB_KEY = 'playground';

/** Edited text, and whether the reader has made it their own by running it. */
interface Draft {
  readonly edits: Edits;
  readonly author: 'reader' | 'link';
}

/** What a tab remembers across reloads. Other tabs do not see it. */
export interface TabMemory {
  /** Text that was typed at exactly this address and is not in it yet. */
  draftAt(address: LinkParts): Draft | undefined;
  saveDraft(address: LinkParts, draft: Draft): void;
  /**
   * Was this code written or run here? Such code may run by itself when the reader comes back to
   * it.
   */
  isOwn(hash: string): boolean;
  own(hash: string): void;
}

interface Kept {
  readonly draft?: Draft & { readonly at: string };
  readonly own: readonly string[];
}

/** The part of a Storage that is used, so that tests can have their own. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * @param storage `sessionStorage`, or undefined where the browser refuses it; then nothing is
 * remembered beyond the page
 */
export function tabMemory(storage: TabStorage | undefined): TabMemory {
  let kept = read(storage);
  const keep = (next: Kept) => {
    kept = next;
    try {
      storage?.setItem(TAB_KEY, JSON.stringify(kept));
    } catch {
      // The quota is used up. The address still has what was committed to it.
    }
  };
  return {
    draftAt: (address) => (kept.draft?.at === keyOf(address) ? kept.draft : undefined),
    saveDraft: (address, { edits, author }) =>
      keep({ ...kept, draft: { at: keyOf(address), edits, author } }),
    isOwn: (hash) => kept.own.includes(hash),
    own: (hash) => {
      const others = kept.own.filter((each) => each !== hash);
      keep({ ...kept, own: [...others, hash].slice(-OWN_MAX) });
    },
  };
}

function keyOf({ search, hash }: LinkParts): string {
  return search + hash;
}

function read(storage: TabStorage | undefined): Kept {
  try {
    const kept = JSON.parse(storage?.getItem(TAB_KEY) ?? '{}');
    return { ...kept, own: Array.isArray(kept.own) ? kept.own : [] };
  } catch {
    return { own: [] };
  }
}
