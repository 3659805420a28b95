import type { APIRoute } from 'astro';
import { iconPng } from '../build/shots/icon-png.ts';

/** The mark for the home screen of a phone. */
export const GET: APIRoute = async () =>
  new Response(await iconPng(), { headers: { 'content-type': 'image/png' } });
