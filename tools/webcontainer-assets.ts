import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { ContainerPackage } from '../src/engines/webcontainer/package.ts';
import type { LabAsset } from '../src/lab/assets.ts';
import { nodeFetchAliases } from './bundle-packages/bundle-packages.ts';
import { licenceOfPackage } from './bundle-packages/licence.ts';
import { packageFolder } from './bundle-packages/licences.ts';

/** A package that the site serves under /webcontainer/. */
export interface ContainerFile {
  /** With a hash of the content: `node-fetch-2.6.12.3f2a…` */
  readonly name: string;
  readonly body: string;
}

interface ContainerBuild {
  readonly files: readonly ContainerFile[];
  /** By node-fetch version. */
  readonly fetches: Readonly<Record<string, LabAsset>>;
}

const HASH_LENGTH = 12;

/**
 * The node-fetch versions for a real Node.js. Unlike the Lab's, their async functions are the engine's own.
 * Installing them in the container would need a registry, and half a minute.
 */
export async function buildContainerAssets(): Promise<ContainerBuild> {
  const files: ContainerFile[] = [];
  const fetches: Record<string, LabAsset> = {};
  for (const alias of await nodeFetchAliases()) {
    const bundled = await bundleForNode(alias);
    const body = JSON.stringify(bundled);
    const hash = createHash('sha256').update(body).digest('hex').slice(0, HASH_LENGTH);
    const name = `${bundled.name}-${bundled.version}.${hash}`;
    files.push({ name, body });
    fetches[bundled.version] = {
      path: `webcontainer/${name}.json`,
      bytes: Buffer.byteLength(body),
    };
  }
  return { files, fetches };
}

/** One file of an installed package and its dependencies, with their licences. @param alias its name in package.json */
export async function bundleForNode(alias: string): Promise<ContainerPackage> {
  const { name, version, license, type } = JSON.parse(
    await readFile(`node_modules/${alias}/package.json`, 'utf8'),
  ) as { name: string; version: string; license: string; type?: 'module' };
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(import.meta.resolve(alias))],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node18',
    external: ['encoding'], // optional in node-fetch 2, which goes on without it
    minifyWhitespace: true,
    legalComments: 'none', // see LICENSE
    logLevel: 'silent',
    ...(type === 'module'
      ? { format: 'esm', banner: { js: REQUIRE } }
      : { format: 'cjs', footer: { js: namesHint(Object.keys(await import(alias))) } }),
  });
  const entry = type === 'module' ? 'index.mjs' : 'index.cjs';
  const description = { name, version, license, exports: `./${entry}` };
  return {
    name,
    version,
    files: {
      'package.json': `${JSON.stringify(description, null, 2)}\n`,
      [entry]: outputFiles[0]!.text,
      LICENSE: await licencesText(Object.keys(metafile.inputs)),
    },
  };
}

/** CommonJS dependencies ask for `require`, which a module has not. */
const REQUIRE =
  "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";

/** Tells `import` the names of a CommonJS package, which bundling hides: Node finds them by reading (cjs-module-lexer). */
function namesHint(names: readonly string[]): string {
  const named = names.filter((name) => name !== 'default' && /^\w+$/.test(name));
  return `0 && (module.exports = { ${named.join(', ')} });`;
}

/** The licences of all packages that these files are from. */
async function licencesText(files: readonly string[]): Promise<string> {
  const folders = new Set(files.map(packageFolder));
  const licences = await Promise.all([...folders].map(licenceOfPackage));
  return licences
    .map(({ name, versions, licence, text }) => `${name} ${versions[0]} (${licence})\n\n${text}\n`)
    .join('\n\n');
}
