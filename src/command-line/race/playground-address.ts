import { UsageError } from '../usage.ts';

/** The two parts of an address of /play/: the scenario, and a program in the link. */
interface PlaygroundAddress {
  /** Without its question mark. */
  readonly query: string;
  /** Without its `#`; empty when the link has no program. */
  readonly hash: string;
}

const PAGE = /^(?:https?:\/\/[^/?]+)?\/(?:[^?]*\/)?(?:play|embed)\/?$/i;

/**
 * Reads what can be given as a query: a query with or without its question mark, or the whole address of the page that
 * runs it.
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
