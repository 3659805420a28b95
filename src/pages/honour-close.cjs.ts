import type { APIRoute } from 'astro';
import { preloadOf } from '../scenario/preload.ts';

/** What Node could do, as a file that Node loads before a program. */
export const GET: APIRoute = () => new Response(preloadOf('honour-close'));
