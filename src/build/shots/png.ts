import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { markupOf, type Shape } from '../../figures/svg.ts';
import { cachePath, writeWhole } from '../cache.ts';
import { withMicroSign } from './micro-sign.ts';

/**
 * The fonts of the pictures, from the packages that the site serves its fonts from. The sans is served as a variable
 * font, and the renderer takes only the first weight of one, so here it comes as two fixed weights.
 */
const FONTS = [
  '@fontsource/instrument-sans/files/instrument-sans-latin-400-normal.woff2',
  '@fontsource/instrument-sans/files/instrument-sans-latin-700-normal.woff2',
  '@fontsource/commit-mono/files/commit-mono-latin-400-normal.woff2',
  '@fontsource/commit-mono/files/commit-mono-latin-700-normal.woff2',
  '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
];

interface Renderer {
  readonly fontBuffers: readonly Uint8Array[];
  /** A hash of the renderer and the fonts. */
  readonly key: string;
  /** Compiles the renderer. It is called when the first picture is not in the cache. */
  readonly start: () => Promise<void>;
}

let loading: Promise<Renderer> | undefined;

/**
 * Renders a picture as PNG, in its own size, without a browser. A picture that was rendered before, with the same renderer
 * and fonts, comes from the cache.
 */
export async function pngOf(picture: Shape): Promise<Uint8Array<ArrayBuffer>> {
  const svg = markupOf(withMicroSign(picture));
  loading ??= load();
  const { key, fontBuffers, start } = await loading;
  const name = createHash('sha256').update(key).update(svg).digest('hex');
  const path = cachePath('pictures', `${name}.png`);
  const known = await readFile(path).catch(() => undefined);
  if (known) return new Uint8Array(known);
  await start();
  const font = {
    fontBuffers: [...fontBuffers],
    defaultFontFamily: 'Instrument Sans',
    sansSerifFamily: 'Instrument Sans',
  };
  const renderer = new Resvg(svg, { font });
  const image = renderer.render();
  const png = new Uint8Array(image.asPng());
  image.free();
  renderer.free();
  await writeWhole(path, png);
  return png;
}

async function load(): Promise<Renderer> {
  const wasm = await readFile(
    fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm')),
  );
  const fontBuffers = await Promise.all(FONTS.map((file) => readFile(`node_modules/${file}`)));
  const hash = createHash('sha256').update(wasm);
  for (const font of fontBuffers) hash.update(font);
  const start = once(() => initWasm(wasm).catch(unlessStarted));
  return { fontBuffers, key: hash.digest('hex'), start };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** A build has this module twice, in its settings and in its pages, and both have the same renderer, which starts once. */
function unlessStarted(error: unknown): void {
  if (!(error instanceof Error) || !error.message.startsWith('Already initialized')) throw error;
}
