import { endpointFor } from './_endpoint.ts';

/** The Node releases and the node-fetch versions. */
export const { getStaticPaths, GET } = endpointFor('json');
