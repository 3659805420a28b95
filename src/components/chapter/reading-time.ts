/** A usual speed for prose that one wants to understand. */
const WORDS_PER_MINUTE = 200;
/** Parts of a text that a reader does not read on the way through: what a component is given, and folded evidence. */
const UNREAD = /<Evidence>[\s\S]*?<\/Evidence>|<[^>]*>|\{[^}]*\}/g;

/** How long it takes to read a text of src/content, in whole minutes, at least one. Steps of a picture do not count. */
export function readingMinutes(text: string): number {
  const words = text.replaceAll(UNREAD, ' ').match(/\p{L}[\p{L}\p{N}’'-]*/gu) ?? [];
  return Math.max(Math.round(words.length / WORDS_PER_MINUTE), 1);
}
