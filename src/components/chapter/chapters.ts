import { getCollection } from 'astro:content';
import { readingMinutes } from './reading-time.ts';

/** The data of a link to a chapter. */
export interface ChapterLink {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** A few words, for the ruler. */
  readonly short: string;
  readonly lead: string;
  /** How long it takes to read. */
  readonly minutes: number;
}

/** All chapters, in reading order. */
export async function chapterLinks(): Promise<readonly ChapterLink[]> {
  const chapters = await getCollection('chapters');
  return chapters
    .map(({ id, body = '', data: { number, title, short, lead } }) => {
      return { id, number, title, short, lead, minutes: readingMinutes(body) };
    })
    .sort((a, b) => a.number - b.number);
}
