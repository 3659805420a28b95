import { PATCH_FILE } from '../../scenario/code-link.ts';
import { hasEdits } from '../state/select.ts';
import type { State } from '../state/state.ts';

/** The patch that Run runs with, as it was typed; undefined for Node as it is. */
export function patchOf({ edits }: State): string | undefined {
  return edits[PATCH_FILE];
}

/**
 * The reader changed the patch. A text of white space is none. Code that came with a link stays foreign until the
 * reader runs it.
 */
export function setPatch(state: State, text: string): State {
  const { [PATCH_FILE]: before = '', ...rest } = state.edits;
  if (text === before) return state;
  const edits = text.trim() === '' ? rest : { ...rest, [PATCH_FILE]: text };
  return { ...state, edits, author: hasEdits(state) ? state.author : 'reader', dropped: undefined };
}
