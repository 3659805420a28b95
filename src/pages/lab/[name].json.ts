import { endpointFor } from './_endpoint.ts';

/** The Node releases, their parsers, and the node-fetch versions. */
export const { getStaticPaths, GET } = endpointFor('json');
