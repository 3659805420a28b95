import { DEFAULTS, type Field, type Scenario } from './scenario.ts';

/** A scenario in words, the way the knobs are named: `Node 20.0.0, node-fetch 2.6.12, gap=timeout0`. */
export function scenarioText(scenario: Scenario): string {
  const client = scenario.fetch === 'http' ? 'http.request' : `node-fetch ${scenario.fetch}`;
  const turned = (Object.keys(DEFAULTS) as Field[])
    .filter((field) => field !== 'node' && field !== 'fetch')
    .filter((field) => scenario[field] !== DEFAULTS[field])
    .map((field) => `${field}=${scenario[field]}`);
  return [`Node ${scenario.node}`, client, ...turned].join(', ');
}
