import type { APIRoute } from 'astro';
import { preloadOf } from '../scenario/preload.ts';

/** What Node could do, for a reader who cannot wait: a file to be loaded before a program. */
export const GET: APIRoute = () => new Response(preloadOf('honour-close'));
