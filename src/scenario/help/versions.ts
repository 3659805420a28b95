import { looksBeforeReuse, NODE_RELEASES, type NodeRelease } from '../versions.ts';
import type { KnobHelps } from './knob-help.ts';

function releaseHelp(version: NodeRelease): string {
  if (version.startsWith('18.')) return 'Its default agent keeps no connections.';
  return looksBeforeReuse(version)
    ? 'Asks the kernel before it uses a pooled socket again: the bug is a race.'
    : 'Uses a pooled socket without asking the kernel: the bug is certain.';
}

export const VERSIONS_HELP: Pick<KnobHelps, 'node' | 'fetch' | 'client'> = {
  node: {
    about:
      'From 19.0.0 on, connections are kept; 22.23.5, 24.22.1 and 26.12.1 look before they use one again.',
    values: Object.fromEntries(NODE_RELEASES.map((version) => [version, releaseHelp(version)])),
  },

  fetch: {
    about: '2.6.13 and 3.3.2 stopped sending Connection: close.',
    values: {
      '2.6.9': 'Sends Connection: close unless an agent is given.',
      '2.6.12': 'The last 2.x that sends Connection: close unless an agent is given.',
      '2.6.13': 'The first 2.x that leaves the Connection header to Node.',
      '2.7.0': 'Leaves the Connection header to Node.',
      '3.3.1': 'The last 3.x that sends Connection: close unless an agent is given.',
      '3.3.2': 'The first 3.x that leaves the Connection header to Node.',
      '4.0.0-beta.4': 'Still sends Connection: close unless an agent is given.',
      http: 'Node’s own client, without node-fetch.',
    },
  },

  /*
   * What each does with a socket: seen on real Node with a server that closes after `Connection: close`
   * alone, and with one that always closes (`npm run conformance -- clients`).
   */
  client: {
    about: 'Who makes the requests; it wins over the knob fetch.',
    values: {
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
    },
  },
};
