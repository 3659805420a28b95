import { endpointFor } from './_endpoint.ts';

/** llhttp, Node's HTTP parser. */
export const { getStaticPaths, GET } = endpointFor('wasm');
