import { endpointFor } from './_endpoint.ts';

/** The script of the Lab's worker. */
export const { getStaticPaths, GET } = endpointFor('js');
