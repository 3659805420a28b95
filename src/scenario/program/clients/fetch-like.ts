import { fetchOptions, property } from '../options.ts';
import { FETCH_BODY, type LibraryCode } from './library.ts';

/** A library whose function `fetch` is called as the standard's, and takes an agent as node-fetch does, if any. */
export function fetchLike({
  imports,
  usesNodeHttp,
}: Pick<LibraryCode, 'imports' | 'usesNodeHttp'>): LibraryCode {
  return {
    imports,
    usesNodeHttp,
    options: ({ method, connection, agent }) => [
      ...fetchOptions({ method, header: connection ?? 'default' }),
      ...(agent === undefined ? [] : [property('agent', agent)]),
    ],
    call: (target, argument) => `fetch(${target}${argument})`,
    status: 'status',
    body: FETCH_BODY,
    hidesCause: !usesNodeHttp,
  };
}

/** The built-in fetch. Its version is that of the runtime. */
export const BUILT_IN_FETCH: LibraryCode = fetchLike({ imports: [], usesNodeHttp: false });
