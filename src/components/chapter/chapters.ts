import { getCollection } from 'astro:content';

/** The data of a link to a chapter. */
export interface ChapterLink {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** A few words, for the ruler. */
  readonly short: string;
  readonly lead: string;
}

/** All chapters, in reading order. */
export async function chapterLinks(): Promise<readonly ChapterLink[]> {
  const chapters = await getCollection('chapters');
  return chapters
    .map(({ id, data: { number, title, short, lead } }) => ({ id, number, title, short, lead }))
    .sort((a, b) => a.number - b.number);
}
