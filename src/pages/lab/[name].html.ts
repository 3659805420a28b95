import { endpointFor } from './_endpoint.ts';

/** The sandbox: a document that contains the Lab's worker. */
export const { getStaticPaths, GET } = endpointFor('html');
