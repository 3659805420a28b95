import { isAlike } from '../recordings/cells.ts';
import { PLAYGROUND_SERVER, type Subject, scenarioOfSubject } from '../recordings/subject.ts';
import { DEFAULTS, type Scenario } from '../scenario/scenario.ts';
import { NODE_RELEASES } from '../scenario/versions.ts';
import { clientName, runtimeName, serverName } from './words.ts';

/** A scenario of the playground beside a cell. */
interface Nearest {
  readonly scenario: Scenario;
  /** What it has in place of something that ran: `http.request for axios 1.13.2`. Empty for the very scenario. */
  readonly replaced: readonly string[];
}

/**
 * How a client that the playground does not have asks, by its name: with the header that node-fetch sets, or as
 * http.request does by itself. Clients that do not stand on Node's http module have no stand-in.
 */
const CLIENTS: Readonly<Record<string, Pick<Scenario, 'fetch' | 'header'>>> = {
  axios: { fetch: 'http', header: 'default' },
  got: { fetch: 'http', header: 'default' },
  needle: { fetch: 'http', header: 'close' },
  superagent: { fetch: 'http', header: 'close' },
  supertest: { fetch: 'http', header: 'close' },
  'minipass-fetch': { fetch: '3.3.1', header: 'default' },
  'cross-fetch': { fetch: '2.7.0', header: 'default' },
};

/** How a server that the playground does not have closes, by its name. */
const SERVERS: Readonly<Record<string, Scenario['server']>> = {
  hyper: 'silent-close',
  'python-1.1': 'silent-close',
  jdk: 'silent-close',
  bun: 'silent-close',
  nginx: 'echo-close',
  lighttpd: 'echo-close',
  'node-http': 'echo-close',
  'node-proxy': 'echo-close',
  'node-proxy-strip': 'echo-close',
  deno: 'echo-close',
};

/** The scenario of the playground that a cell is, or the nearest one; undefined where none comes near. */
export function nearestScenario(subject: Subject): Nearest | undefined {
  const expressed = scenarioOfSubject(subject);
  if ('scenario' in expressed) return { scenario: expressed.scenario, replaced: [] };
  const replaced: string[] = [];
  const node = releaseFor(subject.runtime, replaced);
  const client = clientFor(subject, replaced);
  const server = serverFor(subject, replaced);
  if (!node || !client || !server) return undefined;
  if (subject.tls === 'on') replaced.push('http for https');
  return {
    scenario: {
      ...subject.knobs,
      client: DEFAULTS.client,
      order: DEFAULTS.order,
      process: subject.process,
      node,
      server,
      ...client,
    },
    replaced,
  };
}

function releaseFor(runtime: string, replaced: string[]): Scenario['node'] | undefined {
  const version = /^node@(.+)$/.exec(runtime)?.[1];
  if (version === undefined) return undefined;
  const same = NODE_RELEASES.find((release) => release === version);
  if (same) return same;
  const near = NODE_RELEASES.filter((release) => isAlike(release, version)).sort(
    (one, other) => majorsApart(one, version) - majorsApart(other, version),
  )[0];
  if (near) replaced.push(`Node ${near} for ${runtimeName(runtime)}`);
  return near;
}

function majorsApart(one: string, other: string): number {
  return Math.abs(Number.parseInt(one, 10) - Number.parseInt(other, 10));
}

function clientFor(
  subject: Subject,
  replaced: string[],
): Pick<Scenario, 'fetch' | 'header'> | undefined {
  const expressed = scenarioOfSubject({
    ...subject,
    runtime: `node@${NODE_RELEASES[0]}`,
    product: PLAYGROUND_SERVER,
    tls: 'off',
  });
  if ('scenario' in expressed) return expressed.scenario;
  const standIn = CLIENTS[nameOf(subject.client)];
  if (!standIn) return undefined;
  const asks = standIn.header === 'close' ? ' with Connection: close' : '';
  const client = standIn.fetch === 'http' ? 'http.request' : `node-fetch ${standIn.fetch}`;
  replaced.push(`${client}${asks} for ${clientName(subject.client)}`);
  const header = subject.knobs.header === 'default' ? standIn.header : subject.knobs.header;
  return { fetch: standIn.fetch, header };
}

function serverFor(subject: Subject, replaced: string[]): Scenario['server'] | undefined {
  if (subject.product === PLAYGROUND_SERVER) return subject.knobs.server;
  const server = SERVERS[nameOf(subject.product)];
  if (server)
    replaced.push(`the playground’s server for ${serverName({ ...subject, tls: 'off' })}`);
  return server;
}

/** `axios` of `axios@1.13.2`, `@scope/name` of `@scope/name@1.0.0`. */
function nameOf(versioned: string): string {
  return versioned.replace(/(.)@.*$/, '$1');
}
