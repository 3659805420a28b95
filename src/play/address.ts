import type { Deflate } from '../scenario/code-link.ts';
import { type LinkParts, readLink, searchOfLink } from '../scenario/link.ts';
import type { TabMemory } from './memory.ts';
import type { Arrival, State } from './state/state.ts';

/**
 * What the page shows at an address. Text that was typed here and is not in the address yet comes
 * from the tab's memory. Code in the address counts as the reader's own only if this tab remembers
 * having written or run it.
 */
export async function arrivalAt(
  { search, hash }: LinkParts,
  memory: TabMemory,
  deflate: Deflate,
): Promise<Arrival> {
  const link = await readLink({ search, hash }, deflate);
  const draft = memory.draftAt({ search, hash });
  return {
    ...link,
    edits: draft?.edits ?? link.edits,
    author: draft?.author ?? (!hash || memory.isOwn(hash) ? 'reader' : 'link'),
  };
}

/** The query of a state: the knobs, the other fields that the address had, and the step. */
export function searchOf({ scenario, others, view: { step } }: State): string {
  return searchOfLink({ scenario, others, step });
}
