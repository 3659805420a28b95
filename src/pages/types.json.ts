import type { APIRoute } from 'astro';
import { editorTypes } from '../build/astro/editor-types.ts';

/** What the editor knows about Node and node-fetch; fetched once it has been painted. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify(await editorTypes()), {
    headers: { 'content-type': 'application/json' },
  });
