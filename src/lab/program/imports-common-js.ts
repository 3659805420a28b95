import type { BundledPackage } from './package.ts';

/** The mark that the bundler leaves in the bundle of an ES module. */
const ES_MODULE = /\b__toCommonJS\(/;

/** Whether a file imports a CommonJS file or package before it runs. */
export function importsCommonJs({ files, packages }: Program, file: string): boolean {
  const text = files[file] ?? '';
  for (const [, specifier = ''] of text.matchAll(STATIC_IMPORT)) {
    if (/^\..*\.cjs$/.test(specifier)) return true;
    const pkg = packages.find(({ name }) => name === specifier);
    if (pkg && !ES_MODULE.test(pkg.source)) return true;
  }
  return false;
}

interface Program {
  readonly files: Readonly<Record<string, string>>;
  readonly packages: readonly BundledPackage[];
}

/** `import fetch from 'node-fetch'`, `export { x } from './x.cjs'` */
const STATIC_IMPORT = /^\s*(?:import|export)\b[^'"();]*?['"]([^'"\n]+)['"]/gm;
