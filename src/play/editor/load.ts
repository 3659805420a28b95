import { href } from '../../components/site/href.ts';
import type { OpenEditor } from './editor.ts';
import { openPlainEditor } from './plain.ts';

/** Touch screens and narrow windows, where Monaco is not usable. */
const PLAIN = '(pointer: coarse), (max-width: 45rem)';

/** Loads the editor. Monaco is a megabyte, so only this function imports it. */
export async function loadEditor(): Promise<OpenEditor> {
  if (matchMedia(PLAIN).matches) return openPlainEditor;
  const { createMonacoOpener } = await import('./monaco.ts');
  return createMonacoOpener(href('types.json'));
}
