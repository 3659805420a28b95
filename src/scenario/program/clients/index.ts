import type { Client } from '../../clients.ts';
import { AXIOS } from './axios.ts';
import { BUILT_IN_FETCH, fetchLike } from './fetch-like.ts';
import { GOT } from './got.ts';
import { KY } from './ky.ts';
import type { LibraryCode } from './library.ts';
import { NEEDLE } from './needle.ts';
import { REQUEST } from './request.ts';
import { SUPERAGENT, SUPERTEST } from './superagent.ts';
import { UNDICI } from './undici.ts';

/** A client that is called in a way of its own, or that has no version to pick. */
type Library = Exclude<Client, 'node-fetch' | 'http'>;

const packageFetch = (name: string) =>
  fetchLike({ imports: [`import fetch from '${name}';`], usesNodeHttp: true });

/** How a person writes a request with each of them. */
export const LIBRARIES: Readonly<Record<Library, LibraryCode>> = {
  'built-in-fetch': BUILT_IN_FETCH,
  axios: AXIOS,
  got: GOT,
  superagent: SUPERAGENT,
  supertest: SUPERTEST,
  undici: UNDICI,
  /** On Node it is node-fetch 2.7.0. */
  'cross-fetch': packageFetch('cross-fetch'),
  'minipass-fetch': packageFetch('minipass-fetch'),
  'make-fetch-happen': packageFetch('make-fetch-happen'),
  needle: NEEDLE,
  ky: KY,
  request: REQUEST,
};

/** The code of a scenario's client; undefined for node-fetch and http.request. */
export function libraryOf(client: Client): LibraryCode | undefined {
  return Object.hasOwn(LIBRARIES, client) ? LIBRARIES[client as Library] : undefined;
}
