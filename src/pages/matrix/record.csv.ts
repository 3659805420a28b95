import type { APIRoute } from 'astro';
import { recordAtBuild } from '../../build/record.ts';
import { csvOf } from '../../matrix/csv.ts';
import { matrixCells } from '../../matrix/tables.ts';

/** The cells of the record, a line for each: `/matrix/record.csv`. */
export const GET: APIRoute = async () =>
  new Response(csvOf(matrixCells((await recordAtBuild()).record)), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
