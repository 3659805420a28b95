import type { PastedEvidence } from '../evidence.ts';
import type { Line } from '../lines.ts';

/** A folder of pnpm's or Deno's store: `.pnpm/node-fetch@3.3.1/`, `.pnpm/@acme+sdk@1.0.0/`. */
const STORE = /\.(?:pnpm|deno|store)\/((?:@[^+/]+[+/])?[^@/]+)@(?:npm[+-])?(\d[^/_(]*)/;
/** Yarn's cache, which Plug'n'Play reads packages from: `.yarn/cache/node-fetch-npm-2.6.7-<hash>-<hash>.zip/`. */
const ZIP =
  /\/((?:@[^/]+?-)?[^/]+?)-npm-(\d+\.\d+\.\d+(?:-[a-z]+\.\d+)?)-[0-9a-f]+-[0-9a-f]+\.zip\//;
/** Deno's own cache: `deno/npm/<registry>/node-fetch/2.6.7/`. */
const DENO_CACHE = /\/deno\/npm\/[^/]+\/((?:@[^/]+\/)?[^/]+)\/(\d[^/]*)\//;

/**
 * The package and the copy that a path belongs to: `/app/node_modules/cross-fetch/node_modules/node-fetch/lib/index.js`,
 * and the stores of pnpm, Yarn and Deno, which have the version in the path.
 */
export function packageFrame(at: Line, file: string, line: number): PastedEvidence[] {
  const deno: PastedEvidence[] =
    file.includes('/.deno/') || DENO_CACHE.test(file)
      ? [{ kind: 'runtime', at, name: 'Deno' }]
      : [];
  const [, ...parts] = file.split(/(?:^|\/)node_modules\//);
  const names = parts.map(packageName);
  const name = names.pop();
  if (!name) return deno;
  const version = storedVersion(file, name);
  const inside = names.filter((each) => !each.startsWith('.'));
  const own = file.slice(file.lastIndexOf(`node_modules/${name}`) + `node_modules/${name}/`.length);
  const frame = { kind: 'frame', at, package: name, inside, file: own, line } as const;
  return [version ? { ...frame, version } : frame, ...deno];
}

function storedVersion(file: string, name: string): string | undefined {
  const stored = STORE.exec(file);
  if (stored?.[1]?.replace('+', '/') === name) return stored[2];
  const zipped = ZIP.exec(file);
  return zipped?.[1]?.replace(/^(@[^-]+)-/, '$1/') === name ? zipped[2] : undefined;
}

function packageName(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
