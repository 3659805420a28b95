import { href } from '../../components/site/href.ts';
import type { OpenEditor } from './editor.ts';
import { openPlainEditor } from './plain.ts';

/** Where Monaco is of no use: touch screens, and windows too narrow for it. */
const PLAIN = '(pointer: coarse), (max-width: 45rem)';

/** Monaco is a megabyte, so it is fetched only here. */
export async function loadEditor(): Promise<OpenEditor> {
  if (matchMedia(PLAIN).matches) return openPlainEditor;
  const { createMonacoOpener } = await import('./monaco.ts');
  return createMonacoOpener(href('types.json'));
}
