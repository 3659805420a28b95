import { phoneIcon } from '../../figures/card/icon.ts';
import { pngOf } from './png.ts';
import { siteLooks } from './run-card.ts';

/** The site’s mark for the home screen of a phone, which takes no SVG. 180 × 180 pixels. */
export function iconPng(): Promise<Uint8Array<ArrayBuffer>> {
  return pngOf(phoneIcon(siteLooks()));
}
