import type { APIRoute } from 'astro';
import program from '../content/programs/check-server.mjs?raw';

/** The program that shows whether a server closes without saying so, as a file to download and run with Node. */
export const GET: APIRoute = () =>
  new Response(program, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
