import { isSince } from './versions.ts';

/** Clients that are packages of npm. Each has the name of its package. */
export const PACKAGE_CLIENTS = [
  'axios',
  'got',
  'superagent',
  'supertest',
  'undici',
  'cross-fetch',
  'minipass-fetch',
  'make-fetch-happen',
  'needle',
  'ky',
  'request',
] as const;
export type PackageClient = (typeof PACKAGE_CLIENTS)[number];

/**
 * Who makes the requests. `node-fetch` leaves it to the knob `fetch`, which names a version or `http`;
 * with any other value, `fetch` has no meaning.
 */
export const CLIENTS = ['node-fetch', 'http', 'built-in-fetch', ...PACKAGE_CLIENTS] as const;
export type Client = (typeof CLIENTS)[number];

interface ClientVersion {
  readonly version: string;
  /** The oldest release of those that readers can pick on which it runs: tried with the binaries. */
  readonly nodeMin: string;
}

const OLDEST = '18.20.8';

/**
 * The versions that readers run, the newest first: that of November 2026, and where it no longer
 * runs on every release, the newest that does.
 */
export const CLIENT_VERSIONS: Readonly<Record<PackageClient, readonly ClientVersion[]>> = {
  axios: [{ version: '1.21.1', nodeMin: OLDEST }],
  got: [
    { version: '16.1.0', nodeMin: '22.0.0' },
    { version: '14.6.6', nodeMin: OLDEST },
  ],
  superagent: [{ version: '10.4.2', nodeMin: OLDEST }],
  supertest: [{ version: '7.3.2', nodeMin: OLDEST }],
  undici: [
    { version: '8.13.1', nodeMin: '22.19.0' },
    { version: '6.29.1', nodeMin: OLDEST },
  ],
  'cross-fetch': [{ version: '4.1.0', nodeMin: OLDEST }],
  'minipass-fetch': [{ version: '6.0.1', nodeMin: OLDEST }],
  // It requires modules of ECMAScript.
  'make-fetch-happen': [{ version: '16.0.1', nodeMin: '20.19.0' }],
  needle: [{ version: '3.5.0', nodeMin: OLDEST }],
  ky: [{ version: '2.1.0', nodeMin: OLDEST }],
  request: [{ version: '2.88.2', nodeMin: OLDEST }],
};

/** All packages that a program can import beside node-fetch, with their versions: `axios@1.21.1`. */
export const CLIENT_SPECS: readonly string[] = PACKAGE_CLIENTS.flatMap((name) =>
  CLIENT_VERSIONS[name].map(({ version }) => `${name}@${version}`),
);

/** The version of a client that runs on a release; undefined when no version that is here does. */
export function clientVersion(client: PackageClient, node: string): string | undefined {
  return CLIENT_VERSIONS[client].find(({ nodeMin }) => isSince(node, nodeMin))?.version;
}

export function isPackageClient(client: string): client is PackageClient {
  return Object.hasOwn(CLIENT_VERSIONS, client);
}

/**
 * The clients that programs import, as what npm would install for a release: `axios@1.21.1`. An
 * import is found by its text, so one in a comment counts; it costs the loading of its package only.
 */
export function importedClients(
  files: Readonly<Record<string, string>>,
  node: string,
): readonly string[] {
  return PACKAGE_CLIENTS.filter((name) => imports(files, name)).flatMap((name) => {
    const version = clientVersion(name, node);
    return version === undefined ? [] : [`${name}@${version}`];
  });
}

/**
 * Why a program cannot run on a release: of the clients that it imports, the first that has no version
 * for it. `make-fetch-happen 16.0.1 needs Node 20.19.0 or later`; undefined when all have one.
 */
export function clientWithoutVersion(
  files: Readonly<Record<string, string>>,
  node: string,
): string | undefined {
  const missing = PACKAGE_CLIENTS.find(
    (name) => clientVersion(name, node) === undefined && imports(files, name),
  );
  return missing && clientNeeds(missing);
}

/** `make-fetch-happen 16.0.1 needs Node 20.19.0 or later` */
export function clientNeeds(client: PackageClient): string {
  const versions = CLIENT_VERSIONS[client];
  return `${client} ${versions[0]?.version} needs Node ${versions.at(-1)?.nodeMin} or later`;
}

/** The version of node-fetch that a program finds; `http` for none, as the knob `fetch` has it. */
export function nodeFetchFor(
  { client, fetch }: { readonly client: Client; readonly fetch: string },
  files: Readonly<Record<string, string>>,
): string {
  if (client === 'http') return 'http';
  return client === 'node-fetch' || imports(files, 'node-fetch') ? fetch : 'http';
}

/** Whether a program imports or requires a package by its name. */
function imports(files: Readonly<Record<string, string>>, name: string): boolean {
  const quoted = new RegExp(`\\b(?:from|import|require)\\s*\\(?\\s*(['"\`])${name}\\1`);
  return Object.entries(files).some(([file, text]) => file !== 'package.json' && quoted.test(text));
}
