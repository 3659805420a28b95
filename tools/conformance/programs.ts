import { readdirSync, readFileSync } from 'node:fs';
import { programOf } from '../../src/scenario/program.ts';
import { parseQuery } from '../../src/scenario/query.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import type { ConformanceProgram } from './conformance-program.ts';

const FETCHES = ['2.6.12', '2.7.0', '3.3.1', '3.3.2'] as const;
const SCENARIOS = ['', 'gap=timeout0', 'agent=keepalive'] as const;
const LOGS = ['http,net', 'http,net,stream,timer'] as const;

/** The playground's own client with and without the bug, with Node's logs. */
function scenarioPrograms(): readonly ConformanceProgram[] {
  return FETCHES.flatMap((fetch) =>
    SCENARIOS.flatMap((knobs) =>
      LOGS.map((nodeDebug) => {
        const { scenario } = parseQuery(`fetch=${fetch}&${knobs}`);
        const client = programOf(scenario).files['client.mjs'];
        const title = [`node-fetch ${fetch}`, knobs || 'gap=none', nodeDebug].join(' · ');
        return { title, client, fetch, nodeDebug };
      }),
    ),
  );
}

const FOLDER = new URL('programs/', import.meta.url);

/** Programs about order: what runs before what, in every part of Node that the Lab simulates. */
function orderingPrograms(): readonly ConformanceProgram[] {
  return readdirSync(FOLDER).flatMap((file) => {
    const client = readFileSync(new URL(file, FOLDER), 'utf8');
    const logs = file.startsWith('http') ? ['', ...LOGS] : [''];
    return logs.map((nodeDebug) => ({
      title: [file, nodeDebug].filter(Boolean).join(' · '),
      client,
      clientFile: file.endsWith('.cjs') ? 'client.cjs' : 'client.mjs',
      fetch: undefined,
      nodeDebug,
    }));
  });
}

export const PROGRAMS: readonly ConformanceProgram[] = [
  ...scenarioPrograms(),
  ...orderingPrograms(),
];

/** The server for all programs: the playground's own, which closes without saying so. */
export const SERVER: string = programOf(DEFAULTS).files['server.mjs'];
