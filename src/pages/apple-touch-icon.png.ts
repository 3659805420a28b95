import type { APIRoute } from 'astro';
import { pngOf } from '../build/shots/png.ts';
import { siteLooks } from '../build/shots/run-card.ts';
import { phoneIcon } from '../figures/card/icon.ts';

/** The mark for the home screen of a phone, which takes no SVG. */
export const GET: APIRoute = async () =>
  new Response(await pngOf(phoneIcon(siteLooks())), {
    headers: { 'content-type': 'image/png' },
  });
