import { clientVersion, isPackageClient } from './clients.ts';
import { DEFAULTS, type Field, type Scenario } from './scenario.ts';

/** A scenario in words, the way the knobs are named: `Node 20.0.0, node-fetch 2.6.12, gap=timeout0`. */
export function scenarioText(scenario: Scenario): string {
  const turned = (Object.keys(DEFAULTS) as Field[])
    .filter((field) => field !== 'node' && field !== 'fetch' && field !== 'client')
    .filter((field) => scenario[field] !== DEFAULTS[field])
    .map((field) => `${field}=${scenario[field]}`);
  return [`Node ${scenario.node}`, clientText(scenario), ...turned].join(', ');
}

/** Who makes the requests: `node-fetch 2.6.12`, `http.request`, `axios 1.21.1`, `the built-in fetch`. */
function clientText({ node, fetch, client }: Scenario): string {
  if (isPackageClient(client)) return `${client} ${clientVersion(client, node) ?? ''}`.trim();
  if (client === 'built-in-fetch') return 'the built-in fetch';
  return fetch === 'http' || client === 'http' ? 'http.request' : `node-fetch ${fetch}`;
}
