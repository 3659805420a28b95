import type { APIRoute } from 'astro';
import { recordAtBuild } from '../../build/record.ts';

/** The record, as `npm run record` wrote it: `/matrix/record.json`. */
export const GET: APIRoute = async () =>
  new Response((await recordAtBuild()).text, { headers: { 'content-type': 'application/json' } });
