import type { APIRoute } from 'astro';
import { recordAtBuild } from '../../build/record.ts';
import type { CountedCell } from '../../recordings/witness.ts';

/** How often each recorded scenario was answered. The playground fetches it when it has an answer to compare. */
export const GET: APIRoute = async () => {
  const { record } = await recordAtBuild();
  const cells = record.cells.map(({ id, answered, tried, at }): CountedCell => {
    return { id, answered, tried, day: at.slice(0, 10) };
  });
  return new Response(JSON.stringify({ cells }), {
    headers: { 'content-type': 'application/json' },
  });
};
