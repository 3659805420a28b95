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
