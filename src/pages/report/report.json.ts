import type { APIRoute } from 'astro';
import { recordAtBuild } from '../../build/record.ts';
import { reportJson } from '../../report/as-json.ts';
import { CLAIMS } from '../../report/claims.ts';

/** The claims of /report/ and the counts behind them, for programs. */
export const GET: APIRoute = async () => {
  const { record, index } = await recordAtBuild();
  return new Response(JSON.stringify(reportJson(CLAIMS, record, index), undefined, 1), {
    headers: { 'content-type': 'application/json' },
  });
};
