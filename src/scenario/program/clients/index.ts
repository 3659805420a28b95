import type { Client } from '../../clients.ts';
import { DEFAULTS, type Scenario } from '../../scenario.ts';
import { AXIOS } from './axios.ts';
import type { ClientCode } from './client-code.ts';
import { BUILT_IN_FETCH, fetchLike } from './fetch-like.ts';
import { GOT } from './got.ts';
import { KY } from './ky.ts';
import type { LibraryCode } from './library.ts';
import { libraryProgram } from './library-program.ts';
import { NEEDLE } from './needle.ts';
import { REQUEST } from './request.ts';
import { SUPERAGENT, SUPERTEST } from './superagent.ts';
import { UNDICI } from './undici.ts';
import { type Wordless, wordlessOf } from './wordless.ts';

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

/** Loaded by `loadClients`. */
export function clientCode(client: Client): ClientCode {
  const library = LIBRARIES[client as Library];
  const wordless = wordlessOf(library);
  return { wordless, write: (scenario, url) => written(library, inWords(wordless, scenario), url) };
}

function written(library: LibraryCode, scenario: Scenario, url: string): string {
  const text = libraryProgram(library, scenario, url);
  if (text === undefined) throw new Error('a client cannot be written with the default of a knob');
  return text;
}

/** Without the values that the client has no word for; the page and `race` name them. */
function inWords(wordless: readonly Wordless[], scenario: Scenario): Scenario {
  const said: Record<string, string> = { ...scenario };
  for (const { field, allows } of wordless) {
    if (!allows(scenario[field])) said[field] = DEFAULTS[field];
  }
  return said as unknown as Scenario;
}
