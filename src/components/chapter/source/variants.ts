import { releasesInCache } from '../../../build/cache.ts';
import { ExcerptError, excerptOf } from './excerpt.ts';
import { SOURCE_PASSAGES, type SourcePassage } from './passages.ts';
import type { Point } from './points.ts';
import { readSource } from './read-source.ts';

/** The lines of a passage, as some releases have them word for word. */
interface Variant {
  readonly lines: readonly VariantLine[];
  /** Release → number of the first line, from 1. */
  readonly at: ReadonlyMap<string, number>;
}

interface VariantLine {
  readonly text: string;
  readonly points: readonly Point[];
}

/**
 * Looks a passage up in every release of the site that has it. Releases with the same text share a variant.
 * @throws ExcerptError, naming release and passage, when a text is not there any more
 */
export async function variantsOf(passage: SourcePassage): Promise<readonly Variant[]> {
  const variants = new Map<string, { lines: readonly VariantLine[]; at: Map<string, number> }>();
  const releases = await releasesInCache();
  for (const release of releases.filter(passage.isIn ?? (() => true))) {
    const { line, lines } = await lookUp(passage, release);
    const text = lines.join('\n');
    const variant = variants.get(text) ?? {
      lines: withPoints(lines, passage, release),
      at: new Map(),
    };
    variant.at.set(release, line);
    variants.set(text, variant);
  }
  return [...variants.values()];
}

/** All passages with their variants. */
export async function passagesWithVariants() {
  return Promise.all(
    SOURCE_PASSAGES.map(async (passage) => ({ passage, variants: await variantsOf(passage) })),
  );
}

async function lookUp(passage: SourcePassage, release: string) {
  try {
    return excerptOf(await readSource(release, passage.module), passage);
  } catch (error) {
    if (!(error instanceof ExcerptError)) throw error;
    throw new ExcerptError(`${passage.name} in Node ${release}: ${error.message}`, {
      cause: error,
    });
  }
}

function withPoints(
  lines: readonly string[],
  { name, points }: SourcePassage,
  release: string,
): readonly VariantLine[] {
  const words = Object.entries(points) as [Point, string][];
  for (const [point, text] of words) {
    if (lines.some((line) => line.includes(text))) continue;
    throw new ExcerptError(`${name} in Node ${release}: no line for “${point}” has “${text}”`);
  }
  return lines.map((text) => ({
    text,
    points: words.flatMap(([point, needle]) => (text.includes(needle) ? [point] : [])),
  }));
}
