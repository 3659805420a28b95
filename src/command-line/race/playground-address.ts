import { UsageError } from '../usage.ts';

/** The two parts of an address of /play/: what is run, and a program that came with it. */
export interface PlaygroundAddress {
  /** Without its question mark. */
  readonly query: string;
  /** Without its `#`; empty when the address brings no program. */
  readonly hash: string;
}

const PAGE = /^(?:https?:\/\/[^/?]+)?\/(?:[^?]*\/)?(?:play|embed)\/?$/i;

/**
 * Reads what can be pasted as a query: the query itself, with or without its question mark, or the whole address of a
 * page that runs it.
 *
 * @throws UsageError for an address of another page
 */
export function readPlaygroundAddress(text: string): PlaygroundAddress {
  const [before = '', ...fragments] = text.trim().split('#');
  const hash = fragments.join('#');
  if (!/^(?:https?:\/\/|\/)/i.test(before)) return { query: before.replace(/^\?/, ''), hash };
  const [page = '', ...queries] = before.split('?');
  if (PAGE.test(page)) return { query: queries.join('?'), hash };
  throw new UsageError(`${page} is no address of the playground: those end in /play/?node=…`);
}
