import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import type { ContainerPackage } from '../engines/webcontainer/package.ts';
import type { LabAsset } from '../lab/assets.ts';
import { onlyOutput } from './only-output.ts';
import { clientFolder, installedClients, nameOfSpec, OPTIONAL } from './packages/bundle-client.ts';
import { nodeFetchAliases } from './packages/bundle-packages.ts';
import { packageFolder } from './packages/collect-licences.ts';
import { licenceOfPackage } from './packages/package-licence.ts';

/** A package that the site serves under /webcontainer/. */
export interface ContainerFile {
  /** Ends with a hash of the content: `node-fetch-2.6.12.3f2a…` */
  readonly name: string;
  readonly body: string;
}

interface ContainerBuild {
  readonly files: readonly ContainerFile[];
  /** By node-fetch version: the package itself, then those that it shares with others. */
  readonly fetches: Readonly<Record<string, readonly LabAsset[]>>;
  /** Other clients by name and version: `axios@1.21.1`. */
  readonly clients: Readonly<Record<string, LabAsset>>;
}

/** Packages that several versions of node-fetch depend on. They are most of the size, so each is a file of its own. */
const SHARED: readonly string[] = ['whatwg-url'];

const HASH_LENGTH = 12;

/**
 * The node-fetch versions for a real Node.js. Their async functions are not lowered, as those for the Lab are.
 * Installing them in the container would need a registry and half a minute.
 */
export async function buildContainerAssets(): Promise<ContainerBuild> {
  const files = new Map<string, ContainerFile>();
  const fetches: Record<string, readonly LabAsset[]> = {};
  const add = (bundled: ContainerPackage): LabAsset => {
    const file = fileOf(bundled);
    files.set(file.name, file);
    return { path: `webcontainer/${file.name}.json`, bytes: Buffer.byteLength(file.body) };
  };
  for (const alias of await nodeFetchAliases()) {
    const packages = await packagesForNode(alias);
    fetches[packages[0].version] = packages.map(add);
  }
  const clients: Record<string, LabAsset> = {};
  for (const spec of await installedClients()) clients[spec] = add(await clientForNode(spec));
  return { files: [...files.values()], fetches, clients };
}

/** A client that is installed in the cache, with all that it needs. */
export async function clientForNode(spec: string): Promise<ContainerPackage> {
  const folder = clientFolder(spec);
  const name = nameOfSpec(spec);
  return bundleForNode(join(folder, 'node_modules', name), [name], {
    absWorkingDir: folder,
    external: OPTIONAL,
  });
}

function fileOf(bundled: ContainerPackage): ContainerFile {
  const body = JSON.stringify(bundled);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, HASH_LENGTH);
  return { name: `${bundled.name}-${bundled.version}.${hash}`, body };
}

/** A node-fetch and the packages that it shares with others. @param alias its name in package.json */
export async function packagesForNode(
  alias: string,
): Promise<readonly [ContainerPackage, ...ContainerPackage[]]> {
  const { dependencies = {} } = await manifestOf(join('node_modules', alias));
  const shared = SHARED.filter((name) => Object.hasOwn(dependencies, name));
  return Promise.all([nodeFetchForNode(alias), ...shared.map(nodeFetchForNode)]);
}

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly type?: 'module';
  readonly dependencies?: Readonly<Record<string, string>>;
}

async function manifestOf(folder: string): Promise<PackageManifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}

function nodeFetchForNode(alias: string): Promise<ContainerPackage> {
  return bundleForNode(join('node_modules', alias), [fileURLToPath(import.meta.resolve(alias))], {
    external: ['encoding', ...SHARED], // encoding: optional in node-fetch 2, which works without it
  });
}

/** One file of an installed package and its dependencies without the external ones, with the licences. */
async function bundleForNode(
  folder: string,
  entryPoints: string[],
  options: Pick<BuildOptions, 'external' | 'absWorkingDir'>,
): Promise<ContainerPackage> {
  const { name, version, license, type } = await manifestOf(folder);
  const result = await build({
    ...options,
    entryPoints,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node18',
    minifyWhitespace: true,
    legalComments: 'none', // see LICENSE
    logLevel: 'silent',
    ...(type === 'module'
      ? { format: 'esm', banner: { js: REQUIRE } }
      : { format: 'cjs', footer: { js: namesHint(namesOf(folder)) } }),
  });
  const entry = type === 'module' ? 'index.mjs' : 'index.cjs';
  const description = { name, version, license, exports: `./${entry}` };
  return {
    name,
    version,
    files: {
      'package.json': `${JSON.stringify(description, null, 2)}\n`,
      [entry]: onlyOutput(result),
      LICENSE: await licencesText(
        Object.keys(result.metafile.inputs)
          .filter((file) => !file.startsWith('(')) // made by esbuild
          .map((file) => relative(resolve(), resolve(options.absWorkingDir ?? '', file))),
      ),
    },
  };
}

/** CommonJS dependencies call `require`, which a module does not have. */
const REQUIRE =
  "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";

function namesOf(folder: string): readonly string[] {
  const exported: unknown = createRequire(import.meta.url)(resolve(folder));
  return Object.keys(Object(exported));
}

/**
 * Names the exports of a CommonJS package. Node finds them by reading the text (cjs-module-lexer), and bundling hides
 * them.
 */
function namesHint(names: readonly string[]): string {
  const named = names.filter((name) => /^[A-Za-z_]\w*$/.test(name) && !RESERVED.has(name));
  return `0 && (module.exports = { ${named.join(', ')} });`;
}

/** Words that cannot stand alone in such an object, among the names of methods of HTTP and of their like. */
const RESERVED = new Set(['default', 'delete', 'import', 'in', 'new', 'super', 'this', 'with']);

/** The licences of all packages that these files come from. */
async function licencesText(files: readonly string[]): Promise<string> {
  const folders = new Set(files.map(packageFolder));
  const licences = await Promise.all([...folders].map(licenceOfPackage));
  return licences
    .map(({ name, versions, licence, text }) => `${name} ${versions[0]} (${licence})\n\n${text}\n`)
    .join('\n\n');
}
