import type { APIRoute } from 'astro';
import { editorTypes } from '../build/astro/editor-types.ts';

/** Type declarations of Node and node-fetch for the editor, which fetches them after it has been painted. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify(await editorTypes()), {
    headers: { 'content-type': 'application/json' },
  });
