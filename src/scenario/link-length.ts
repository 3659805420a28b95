/**
 * Characters of a link from which on it does not reach its reader everywhere. Discord refuses a
 * message of more than 2,000 characters (its API documentation, "Create Message": `content`, up to
 * 2000 characters), and other chats cut a message there or a link earlier.
 */
export const LINK_CHARS_LONG = 2_000;

/**
 * What to know about a link that was just copied, in one or two sentences.
 *
 * @param link the whole address
 * @param hasEdits whether the program on the page was edited
 * @returns undefined when there is nothing to say
 */
export function copiedLinkNote(link: string, hasEdits: boolean): string | undefined {
  if (hasEdits && !link.includes('#')) {
    return 'Your program is too long for a link. This one opens what the knobs write; Download has your program.';
  }
  if (link.length <= LINK_CHARS_LONG) return undefined;
  return (
    `This link has ${link.length.toLocaleString('en-US')} characters. Chats that allow ` +
    `${LINK_CHARS_LONG.toLocaleString('en-US')} refuse it or cut it off; an issue tracker takes it. Download has the program as files.`
  );
}
