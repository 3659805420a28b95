import { type Deflate, decodeEdits, encodeEdits } from '../scenario/code-link.ts';
import { NODE_RELEASES } from '../scenario/versions.ts';
import { EXAMPLES } from './examples.ts';
import type { LoopState } from './state.ts';

/** The release with which the page opens. */
export const LOOP_NODE = '24.22.3';

/** What an address asks for. */
interface LoopArrival extends Pick<LoopState, 'node' | 'text' | 'author' | 'openAt'> {
  /** What could not be read, in sentences for the reader. */
  readonly notes: readonly string[];
}

/**
 * `?example=after-io&node=26.12.1&at=timer.1#1.<code>`. Code in the fragment takes the place of the
 * example, and is a stranger's unless this tab wrote or ran it.
 *
 * @param own the fragments that this tab wrote or ran
 */
export async function loopArrival(
  { search, hash }: { readonly search: string; readonly hash: string },
  deflate: Deflate,
  own: ReadonlySet<string>,
): Promise<LoopArrival> {
  const fields = new URLSearchParams(search);
  const node = fields.get('node') ?? LOOP_NODE;
  const id = fields.get('example');
  const example = EXAMPLES.find((each) => each.id === id) ?? EXAMPLES[0];
  const isRelease = (NODE_RELEASES as readonly string[]).includes(node);
  const decoded = await decodeEdits(hash, deflate);
  const code = decoded.ok ? decoded.edits['client.mjs'] : undefined;
  return {
    node: isRelease ? node : LOOP_NODE,
    text: code ?? example?.text ?? '',
    author: code === undefined ? 'example' : own.has(hash) ? 'reader' : 'link',
    openAt: fields.get('at') ?? undefined,
    notes: [
      ...(isRelease ? [] : [`node=${node} is not here: ${LOOP_NODE} takes its place.`]),
      ...(id === null || example?.id === id ? [] : [`There is no example “${id}”.`]),
      ...(decoded.ok ? [] : [`The code in this link cannot be read: ${decoded.reason}.`]),
    ],
  };
}

/** The address of a state; undefined when its program is too long for a link. */
export async function loopAddress(state: LoopState, deflate: Deflate): Promise<string | undefined> {
  const example = EXAMPLES.find(({ text }) => text === state.text);
  const code = example ? '' : await encodeEdits({ 'client.mjs': state.text }, deflate);
  if (code === undefined) return undefined;
  const at = state.run?.moments[state.step]?.event.id;
  const fields = new URLSearchParams();
  if (example && example !== EXAMPLES[0]) fields.set('example', example.id);
  if (state.node !== LOOP_NODE) fields.set('node', state.node);
  if (at !== undefined && state.ranText === state.text) fields.set('at', at);
  const query = fields.toString();
  return `${query && `?${query}`}${code && `#${code}`}`;
}
