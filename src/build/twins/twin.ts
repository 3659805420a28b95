import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { attributeOf, elementOf, elementsIn, type PageTree, textIn } from './html-tree.ts';
import { readable } from './readable.ts';

/** A page as Markdown, for programs that read text. */
export interface Twin {
  /** The path of the page below the site's origin: `/explain/the-pool/`. */
  readonly page: string;
  /** The path of the twin: `/explain/the-pool/index.md`. */
  readonly path: string;
  readonly heading: string;
  readonly description: string;
  readonly markdown: string;
}

/**
 * Makes the twin of a page from the page itself, so that the two cannot differ. A page says in its head whether it has a
 * twin, and where: `<link rel="alternate" type="text/markdown">`.
 *
 * @param html the page as it is served
 * @param page its path below the origin
 * @param origin what stands before the paths of links, such as `https://example.org`; empty for absolute paths
 * @returns undefined for a page without a twin
 * @throws Error when the page has no main part or no heading
 */
export function twinOf(html: string, page: string, origin: string): Twin | undefined {
  const tree = fromHtml(html);
  const [link] = elementsIn(
    tree,
    (each) => each.tagName === 'link' && attributeOf(each, 'type') === 'text/markdown',
  );
  const path = link && attributeOf(link, 'href');
  if (path === undefined) return undefined;
  const main = first(tree, 'main', page);
  const content = elementOf(
    'main',
    readable(main.children, (href) => absolute(href, page, origin)),
  );
  const markdown = toMarkdown(toMdast(content), {
    extensions: [gfmTableToMarkdown()],
    bullet: '-',
    emphasis: '*',
    fences: true,
    rule: '-',
  }).replaceAll(LINK_TARGET, (target) => target.replaceAll('\\&', '&'));
  const heading = textIn(first(tree, 'h1', page))
    .replace(/\s+/g, ' ')
    .trim();
  const [summary] = elementsIn(
    tree,
    (each) => each.tagName === 'meta' && attributeOf(each, 'name') === 'description',
  );
  const description = (summary && attributeOf(summary, 'content')) ?? '';
  return { page, path, heading, description, markdown };
}

function first(tree: PageTree, tagName: string, page: string) {
  const [found] = elementsIn(tree, (each) => each.tagName === tagName);
  if (!found) throw new Error(`${page} has no <${tagName}>`);
  return found;
}

/** `&` is escaped in it, as it could begin a name of a character. An address has no such name, and is to be copied. */
const LINK_TARGET = /\]\([^)\s]*\)/g;

/** The host in it is never seen. It makes a path into an address that can be resolved. */
const SOMEWHERE = 'http://somewhere.invalid';

function absolute(href: string, page: string, origin: string): string {
  const url = new URL(href, SOMEWHERE + page);
  return url.origin === SOMEWHERE ? origin + url.pathname + url.search + url.hash : href;
}
