import { fontProviders } from 'astro/config';

const local = fontProviders.local();

/** Latin, as a reader of this site needs it. Arrows and box drawing come from the mono. */
const FILES = {
  sans: '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  serif: '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
  serifBold: '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
  mono: '@fontsource/commit-mono/files/commit-mono-latin-400-normal.woff2',
  monoBold: '@fontsource/commit-mono/files/commit-mono-latin-700-normal.woff2',
};

/**
 * One file of a family, in the shape of Astro's local font provider.
 * @param display `optional` where the fallback has other widths: a font that is late would move what is being read, so
 * that page keeps its fallback and the next one has the font. `swap` where every letter is as wide as before,
 * and for the few words of the prose that are bold: beside their own font, the fallback would stand out.
 */
const variant = (file: string, weight: string, display: 'optional' | 'swap') => ({
  src: [new URL(`../../node_modules/${file}`, import.meta.url)] as [URL],
  weight,
  style: 'normal' as const,
  display,
});

const family = (
  name: string,
  cssVariable: `--${string}`,
  fallbacks: [string, ...string[]],
  variants: [ReturnType<typeof variant>, ...ReturnType<typeof variant>[]],
) => ({ provider: local, name, cssVariable, fallbacks, options: { variants } });

/**
 * The three voices of the site, self-hosted: sans labels, serif explains, mono is the machine. Astro adds
 * fallbacks with the same metrics, so that nothing moves when a font arrives.
 */
export const fonts = [
  family(
    'Instrument Sans',
    '--font-sans',
    ['system-ui', 'sans-serif'],
    [variant(FILES.sans, '400 700', 'optional')],
  ),
  family(
    'Source Serif 4',
    '--font-serif',
    ['Georgia', 'serif'],
    [variant(FILES.serif, '400', 'optional'), variant(FILES.serifBold, '600', 'swap')],
  ),
  family(
    'Commit Mono',
    '--font-mono',
    ['ui-monospace', 'monospace'],
    [variant(FILES.mono, '400', 'swap'), variant(FILES.monoBold, '700', 'swap')],
  ),
];
