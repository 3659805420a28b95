import { fontProviders } from 'astro/config';
import { type CodePoints, fontSubset, otherCodePoints, unicodeRange } from './font-subsets.ts';

const local = fontProviders.local();

/** The Latin subsets. The mono font has the arrows and the box drawing characters. */
const FILES = {
  sans: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  serif: '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
  serifItalic: '@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2',
  serifBold: '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
  mono: '@fontsource/commit-mono/files/commit-mono-latin-400-normal.woff2',
  monoBold: '@fontsource/commit-mono/files/commit-mono-latin-700-normal.woff2',
};

const fileOf = (file: string) => new URL(`../../../node_modules/${file}`, import.meta.url);

/** One file of a family, in the shape of Astro's local font provider. */
const variant = (file: URL, weight: string, style: 'normal' | 'italic' = 'normal') => ({
  src: [file] as [URL],
  weight,
  style,
  // With `optional`, a first visit would often show the fallback font on the whole page.
  display: 'swap' as const,
});

/** The part of a font that has these characters. */
const part = async (file: URL, weight: string, ranges: readonly CodePoints[]) => ({
  ...variant(file, weight),
  src: [await fontSubset(file, ranges)] as [URL],
  unicodeRange: unicodeRange(ranges),
});

/** ASCII, and the marks of this site's own lines: quotation marks, dashes, arrows, ≠ and ≤. */
const PLAIN: readonly CodePoints[] = [
  [0x20, 0x7e],
  [0xb7, 0xb7],
  [0xd7, 0xd7],
  [0x2013, 0x2014],
  [0x2018, 0x201d],
  [0x2026, 0x2026],
  [0x2190, 0x2193],
  [0x2260, 0x2265],
];

/** The micro sign of a font, and the Greek letter that looks like it. */
const MICRO: readonly CodePoints[] = [
  [0xb5, 0xb5],
  [0x3bc, 0x3bc],
];

/** A weight of the mono font: most pages need the first file alone, which has a quarter of its bytes. */
const monoWeight = async (file: URL, weight: string) => ({
  plain: await part(file, weight, PLAIN),
  others: { ...variant(file, weight), unicodeRange: unicodeRange(otherCodePoints(PLAIN)) },
});
const mono = await monoWeight(fileOf(FILES.mono), '400');
const monoBold = await monoWeight(fileOf(FILES.monoBold), '700');
const micro = await part(fileOf(FILES.mono), '400', MICRO);
const microBold = await part(fileOf(FILES.monoBold), '700', MICRO);

type Variant = ReturnType<typeof variant>;

const family = (
  name: string,
  cssVariable: `--${string}`,
  fallbacks: [string, ...string[]],
  variants: [Variant, ...Variant[]],
) => ({ provider: local, name, cssVariable, fallbacks, options: { variants } });

/**
 * The fonts of the site, self-hosted: sans for labels, serif for prose, mono for code and output. Astro adds fallbacks
 * with the same metrics, so nothing moves when a font arrives. It chooses them by the last name of each list;
 * `system-ui` has those of Windows, macOS and Android. Linux has those of src/styles/fallback-fonts.css.
 */
export const fonts = [
  family(
    'Instrument Sans',
    '--font-sans',
    ['Linux Sans', 'sans-serif', 'system-ui'],
    [variant(fileOf(FILES.sans), '400 700')],
  ),
  family(
    'Source Serif 4',
    '--font-serif',
    ['Linux Serif', 'Georgia', 'serif'],
    [
      variant(fileOf(FILES.serif), '400'),
      variant(fileOf(FILES.serifItalic), '400', 'italic'),
      variant(fileOf(FILES.serifBold), '600'),
    ],
  ),
  family(
    'Commit Mono',
    '--font-mono',
    ['Linux Mono', 'ui-monospace', 'monospace'],
    [mono.plain, mono.others, monoBold.plain, monoBold.others],
  ),
  {
    // Instrument Sans has no µ, and the system's would stand out in every time. The mono font's has the same height.
    // `--sans` names this family first. It has no other character, so the sans font's metrics count for the line.
    provider: local,
    name: 'Micro Sign',
    cssVariable: '--font-micro' as const,
    fallbacks: [],
    optimizedFallbacks: false,
    options: { variants: [micro, microBold] as [typeof micro, typeof micro] },
  },
];
