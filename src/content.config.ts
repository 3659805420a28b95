import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** The explanation: one file a chapter, one idea a file. */
const chapters = defineCollection({
  loader: glob({ base: './src/content/chapters', pattern: '*.mdx' }),
  schema: z.strictObject({
    number: z.int().positive(),
    title: z.string(),
    /** A few words, for the ruler. */
    short: z.string(),
    /** What a search engine shows. */
    description: z.string().max(170),
    /** The idea of the chapter in one or two sentences, set above the picture. */
    lead: z.string(),
    /** When its figures about other projects' releases were looked up: `November 2026`. For texts that age. */
    asOf: z.string().optional(),
  }),
});

export const collections = { chapters };
