import { endpointFor } from './_endpoint.ts';

/** The sandbox: a document with the Lab's worker in it. */
export const { getStaticPaths, GET } = endpointFor('html');
