import { UsageError } from '../usage.ts';

/** The two parts of an address of /play/: the scenario, and a program in the link. */
interface PlaygroundAddress {
  /** Without its question mark. */
  readonly query: string;
  /** Without its `#`; empty when the link has no program. */
  readonly hash: string;
}

/** An address in what was pasted: `[see](https://…)`, `<https://…>`, `step through it: https://…`. */
const ADDRESS = /https?:\/\/[^\s<>"'`]+/i;
/** An `&` as it is written in HTML. */
const AMPERSAND = /&(?:amp|#38|#x26);/gi;

const PAGE = /^(?:https?:\/\/[^/?]+)?\/(?:[^?]*\/)?(?:play|embed)\/?$/i;

/**
 * Reads what can be given as a query: a query with or without its question mark, or the whole address of the page that
 * runs it, on any host, also with the text around it that it was copied with.
 *
 * @throws UsageError for an address of another page
 */
export function readPlaygroundAddress(text: string): PlaygroundAddress {
  const pasted = text.trim().replaceAll(AMPERSAND, '&');
  const [before = '', ...fragments] = (ADDRESS.exec(pasted)?.[0] ?? pasted).split('#');
  const hash = fragments.join('#');
  if (!/^(?:https?:\/\/|\/)/i.test(before)) return { query: before.replace(/^\?/, ''), hash };
  const [page = '', ...queries] = before.split('?');
  if (PAGE.test(page.replace(/[^\w/]+$/, ''))) return { query: queries.join('?'), hash };
  throw new UsageError(`${page} is no address of the playground: those end in /play/?node=…`);
}
