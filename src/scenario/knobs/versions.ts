import { CLIENTS, type Client } from '../clients.ts';
import {
  closestRelease,
  closestVersion,
  FETCH_VERSIONS,
  looksBeforeReuse,
  NODE_RELEASES,
  type NodeRelease,
} from '../versions.ts';
import { choice, type Knob } from './knob.ts';

const FETCH_HELP: Record<(typeof FETCH_VERSIONS)[number], string> = {
  '2.6.9': 'Sends Connection: close unless an agent is given.',
  '2.6.12': 'The last 2.x that sends Connection: close unless an agent is given.',
  '2.6.13': 'The first 2.x that leaves the Connection header to Node.',
  '2.7.0': 'Leaves the Connection header to Node.',
  '3.3.1': 'The last 3.x that sends Connection: close unless an agent is given.',
  '3.3.2': 'The first 3.x that leaves the Connection header to Node.',
  '4.0.0-beta.4': 'Still sends Connection: close unless an agent is given.',
};

function releaseHelp(version: NodeRelease): string {
  if (version.startsWith('18.')) return 'Its default agent keeps no connections.';
  return looksBeforeReuse(version)
    ? 'Asks the kernel before it uses a pooled socket again: the bug is a race.'
    : 'Uses a pooled socket without asking the kernel: the bug is certain.';
}

const release = choice<'node'>({
  field: 'node',
  label: 'Node release',
  group: 'versions',
  help: 'From 19.0.0 on, connections are kept; 22.23.5, 24.22.1 and 26.12.1 look before they use one again.',
  values: NODE_RELEASES.map((value) => ({ value, label: value, help: releaseHelp(value) })),
  closest: (text) => closestRelease(text, NODE_RELEASES),
});

/** Also accepts a release as `process.version` prints it. */
export const node: Knob<'node'> = {
  ...release,
  read: (text) => release.read(text.replace(/^v/, '')),
};

export const fetch = choice<'fetch'>({
  field: 'fetch',
  label: 'node-fetch',
  group: 'versions',
  help: '2.6.13 and 3.3.2 stopped sending Connection: close.',
  values: [
    ...FETCH_VERSIONS.map((value) => ({ value, label: value, help: FETCH_HELP[value] })),
    { value: 'http', label: 'none: http.request', help: 'Node’s own client, without node-fetch.' },
  ],
  closest: (text) => closestVersion(text, FETCH_VERSIONS),
});

/*
 * What each does with a socket: seen on real Node with a server that closes after `Connection: close`
 * alone, and with one that always closes (`npm run conformance -- clients`).
 */
const CLIENT_HELP: Readonly<Record<Client, string>> = {
  'node-fetch': 'node-fetch, or http.request, as the knob fetch says.',
  http: 'Node’s own client, as with fetch=http.',
  'built-in-fetch': 'Node’s own fetch, which is undici, with a pool of its own.',
  axios: 'Uses http.globalAgent, and asks for no close.',
  got: 'Uses http.globalAgent, asks for no close, and makes a failed GET again by itself.',
  superagent: 'Gives each request a connection of its own.',
  supertest: 'Is superagent: each request has a connection of its own.',
  undici: 'Has a pool of its own; not Node’s http client.',
  'cross-fetch': 'On Node it is node-fetch 2.7.0, which asks for no close.',
  'minipass-fetch': 'Asks for a close without an agent, as node-fetch 2.6.12 does.',
  'make-fetch-happen': 'npm’s client: minipass-fetch with agents of its own.',
  needle: 'Uses http.globalAgent, and sends no Connection header of its own.',
  ky: 'Calls the built-in fetch, and makes a failed GET again by itself.',
  request: 'Deprecated since 2020, still in many programs; it uses http.globalAgent.',
};

const CLIENT_LABELS: Readonly<Partial<Record<Client, string>>> = {
  'node-fetch': 'node-fetch, or as fetch says',
  http: 'http.request',
  'built-in-fetch': 'the built-in fetch',
};

const whichClient = choice<'client'>({
  field: 'client',
  label: 'Client',
  group: 'versions',
  help: 'Who makes the requests; it wins over the knob fetch.',
  values: CLIENTS.map((value) => ({
    value,
    label: CLIENT_LABELS[value] ?? value,
    help: CLIENT_HELP[value],
  })),
});

/** A version is not picked: that which npm installs for the release runs. */
export const client: Knob<'client'> = {
  ...whichClient,
  closest: (text) => CLIENTS.find((name) => text.startsWith(`${name}@`)),
};
