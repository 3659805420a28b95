import type { Twin } from './twin.ts';

const TITLE = 'The unread FIN';
/** The form asks for a summary in a quotation, then for sections of links. */
const SUMMARY =
  'One bug, explained and playable: the second of two requests fails with “socket hang up” (ECONNRESET), with ' +
  'node-fetch on Node.js 19 and later. Every page has a twin in Markdown, at its address with index.md after it.';

/** The sections, in the order of the file. A page is in the first one whose path it begins with. */
const SECTIONS = [
  { title: 'Explanation', under: 'explain/' },
  { title: 'The record of real machines', under: 'matrix/' },
  { title: 'What to do', under: '' },
] as const;

/**
 * The text of /llms.txt, in the form of llmstxt.org: title, summary, and a link to each twin.
 * @param base where the site begins: `/`
 * @param origin as for twinOf
 */
export function llmsText(twins: readonly Twin[], base: string, origin: string): string {
  const left = new Set(twins);
  const parts = SECTIONS.flatMap(({ title, under }) => {
    const own = [...left].filter(({ page }) => page.startsWith(base + under));
    for (const twin of own) left.delete(twin);
    own.sort(
      asLinkedFrom(
        own.find(({ page }) => page === base + under),
        origin,
      ),
    );
    const links = own.map(
      (twin) => `- [${twin.heading}](${origin}${twin.path}): ${twin.description}`,
    );
    return links.length > 0 ? [`## ${title}\n\n${links.join('\n')}`] : [];
  });
  return `${[`# ${TITLE}`, `> ${SUMMARY}`, ...parts].join('\n\n')}\n`;
}

/** The order in which a page of contents links to the others. It comes first itself, and pages without a link last. */
function asLinkedFrom(contents: Twin | undefined, origin: string) {
  const place = (twin: Twin) => {
    if (twin === contents) return -1;
    const at = contents?.markdown.indexOf(`](${origin}${twin.page}`) ?? -1;
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  return (a: Twin, b: Twin) => {
    const [placeOfA, placeOfB] = [place(a), place(b)];
    return placeOfA === placeOfB ? a.page.localeCompare(b.page) : placeOfA - placeOfB;
  };
}
