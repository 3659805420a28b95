import { CLIENTS, type Client } from '../clients.ts';
import { closestRelease, closestVersion, FETCH_VERSIONS, NODE_RELEASES } from '../versions.ts';
import { choice, type Knob } from './knob.ts';

const release = choice<'node'>({
  field: 'node',
  label: 'Node release',
  group: 'versions',
  values: NODE_RELEASES.map((value) => ({ value, label: value })),
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
  values: [
    ...FETCH_VERSIONS.map((value) => ({ value, label: value })),
    { value: 'http', label: 'none: http.request' },
  ],
  closest: (text) => closestVersion(text, FETCH_VERSIONS),
});

const CLIENT_LABELS: Readonly<Partial<Record<Client, string>>> = {
  'node-fetch': 'node-fetch, or as fetch says',
  http: 'http.request',
  'built-in-fetch': 'the built-in fetch',
};

const whichClient = choice<'client'>({
  field: 'client',
  label: 'Client',
  group: 'versions',
  values: CLIENTS.map((value) => ({
    value,
    label: CLIENT_LABELS[value] ?? value,
  })),
});

/** A version is not picked: that which npm installs for the release runs. */
export const client: Knob<'client'> = {
  ...whichClient,
  closest: (text) => CLIENTS.find((name) => text.startsWith(`${name}@`)),
};
