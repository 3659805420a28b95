import { CLIENTS } from '../clients.ts';
import { closestRelease, closestVersion, FETCH_VERSIONS, NODE_RELEASES } from '../versions.ts';
import { choice, type Knob, listed } from './knob.ts';

const release = choice<'node'>({
  field: 'node',
  group: 'versions',
  values: listed(...NODE_RELEASES),
  closest: (text) => closestRelease(text, NODE_RELEASES),
});

/** Also accepts a release as `process.version` prints it. */
export const node: Knob<'node'> = {
  ...release,
  read: (text) => release.read(text.replace(/^v/, '')),
};

export const fetch = choice<'fetch'>({
  field: 'fetch',
  group: 'versions',
  values: listed(...FETCH_VERSIONS, 'http'),
  closest: (text) => closestVersion(text, FETCH_VERSIONS),
});

const whichClient = choice<'client'>({
  field: 'client',
  group: 'versions',
  values: listed(...CLIENTS),
});

/** A version is not picked: that which npm installs for the release runs. */
export const client: Knob<'client'> = {
  ...whichClient,
  closest: (text) => CLIENTS.find((name) => text.startsWith(`${name}@`)),
};
