import { clients, runtimes, servers } from './subjects/index.ts';
import type { ClientLibrary, ClientRuntime, ServerProduct } from './subjects/subject.ts';

/** A part that this machine can run, under the name that a subject has for it: `nginx@1.22.1`. */
interface Present<P> {
  readonly part: P;
  readonly id: string;
}

/** What this machine can run beside releases of Node and the playground's own programs. */
export interface Parts {
  readonly servers: readonly Present<ServerProduct>[];
  readonly clients: readonly Present<ClientLibrary>[];
  readonly runtimes: readonly Present<ClientRuntime>[];
}

export interface MissingPart {
  readonly what: string;
  readonly why: string;
}

export const NO_PARTS: Parts = { servers: [], clients: [], runtimes: [] };

/** The built-in fetch has the version of its runtime, so its name alone says what it is. */
const WITHOUT_VERSION = 'fetch';

/**
 * Asks each part of these kinds whether it can run here, and for its version. What has to be downloaded or built for it
 * is made ready.
 */
export async function partsHere(
  kinds: ReadonlySet<keyof Parts>,
): Promise<{ parts: Parts; missing: readonly MissingPart[] }> {
  const missing: MissingPart[] = [];
  const present = async <P extends ServerProduct | ClientLibrary | ClientRuntime>(
    kind: keyof Parts,
    all: readonly P[],
  ): Promise<readonly Present<P>[]> => {
    const found: Present<P>[] = [];
    for (const part of kinds.has(kind) ? all : []) {
      const why = await part.missing();
      if (why !== undefined) missing.push({ what: part.name, why });
      else if (part.name === WITHOUT_VERSION) found.push({ part, id: part.name });
      else found.push({ part, id: `${part.name}@${await part.version()}` });
    }
    return found;
  };
  const parts = {
    servers: await present('servers', servers),
    clients: await present('clients', clients),
    runtimes: await present('runtimes', runtimes),
  };
  for (const { part, id } of parts.runtimes) {
    for (const name of part.replaces) missing.push(replaced(name, id));
  }
  return { parts, missing };
}

/** The kinds of parts that plans need. */
export function kindsNeeded(
  plans: readonly { readonly needs?: readonly (keyof Parts)[] }[],
): ReadonlySet<keyof Parts> {
  return new Set(plans.flatMap(({ needs = [] }) => needs));
}

function replaced(name: string, runtime: string): MissingPart {
  return {
    what: `${name} on ${runtime}`,
    why: 'it has code of its own in the place of the package',
  };
}
