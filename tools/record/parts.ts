import { clients, runtimes, servers } from './subjects/index.ts';
import type { ClientLibrary, ClientRuntime, ServerProduct } from './subjects/subject.ts';

/** A part that this machine can run, under the name that a subject has for it: `nginx@1.22.1`. */
export interface Present<P> {
  readonly part: P;
  readonly id: string;
}

/** What this machine can run beside releases of Node and the playground's own programs. */
export interface Parts {
  readonly servers: readonly Present<ServerProduct>[];
  readonly clients: readonly Present<ClientLibrary>[];
  readonly runtimes: readonly Present<ClientRuntime>[];
}

export interface Missing {
  readonly what: string;
  readonly why: string;
}

export const NO_PARTS: Parts = { servers: [], clients: [], runtimes: [] };

/** The built-in fetch has the version of its runtime, so its name alone says what it is. */
const WITHOUT_VERSION = 'fetch';

/** Asks each part whether it can run here, and for its version. */
export async function partsHere(): Promise<{ parts: Parts; missing: readonly Missing[] }> {
  const missing: Missing[] = [];
  const present = async <P extends ServerProduct | ClientLibrary | ClientRuntime>(
    all: readonly P[],
  ): Promise<readonly Present<P>[]> => {
    const found: Present<P>[] = [];
    for (const part of all) {
      const why = await part.missing();
      if (why !== undefined) missing.push({ what: part.name, why });
      else if (part.name === WITHOUT_VERSION) found.push({ part, id: part.name });
      else found.push({ part, id: `${part.name}@${await part.version()}` });
    }
    return found;
  };
  const parts = {
    servers: await present(servers),
    clients: await present(clients),
    runtimes: await present(runtimes),
  };
  for (const { part, id } of parts.runtimes) {
    for (const name of part.replaces) missing.push(replaced(name, id));
  }
  return { parts, missing };
}

function replaced(name: string, runtime: string): Missing {
  return {
    what: `${name} on ${runtime}`,
    why: 'it has code of its own in the place of the package',
  };
}
