import { fontProviders } from 'astro/config';

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

/** One file of a family, in the shape of Astro's local font provider. */
const variant = (file: string, weight: string, style: 'normal' | 'italic' = 'normal') => ({
  src: [new URL(`../../../node_modules/${file}`, import.meta.url)] as [URL],
  weight,
  style,
  // With `optional`, a first visit would often show the fallback font on the whole page.
  display: 'swap' as const,
});

/** The micro sign of a font, and the Greek letter that looks like it. */
const microSign = (file: string, weight: string) => ({
  ...variant(file, weight),
  unicodeRange: ['U+B5', 'U+3BC'] as [string, string],
});

const family = (
  name: string,
  cssVariable: `--${string}`,
  fallbacks: [string, ...string[]],
  variants: [ReturnType<typeof variant>, ...ReturnType<typeof variant>[]],
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
    [variant(FILES.sans, '400 700')],
  ),
  family(
    'Source Serif 4',
    '--font-serif',
    ['Linux Serif', 'Georgia', 'serif'],
    [
      variant(FILES.serif, '400'),
      variant(FILES.serifItalic, '400', 'italic'),
      variant(FILES.serifBold, '600'),
    ],
  ),
  family(
    'Commit Mono',
    '--font-mono',
    ['Linux Mono', 'ui-monospace', 'monospace'],
    [variant(FILES.mono, '400'), variant(FILES.monoBold, '700')],
  ),
  {
    // Instrument Sans has no µ, and the system's would stand out in every time. The mono font's has the same height.
    // `--sans` names this family first. It has no other character, so the sans font's metrics count for the line.
    provider: local,
    name: 'Micro Sign',
    cssVariable: '--font-micro' as const,
    fallbacks: [],
    optimizedFallbacks: false,
    options: {
      variants: [microSign(FILES.mono, '400'), microSign(FILES.monoBold, '700')] as [
        ReturnType<typeof microSign>,
        ReturnType<typeof microSign>,
      ],
    },
  },
];
