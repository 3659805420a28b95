import type { APIRoute } from 'astro';
import { countedCells } from '../../build/recorded-cells.ts';

/** How often each recorded scenario was answered. The playground fetches it when it has an answer to compare. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify({ cells: await countedCells() }), {
    headers: { 'content-type': 'application/json' },
  });
