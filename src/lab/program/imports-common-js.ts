import { bundleFacts } from './bundle-facts.ts';
import type { BundledPackage } from './package.ts';

/** Whether a file imports a CommonJS file or package before it runs. */
export function importsCommonJs({ files, packages }: Program, file: string): boolean {
  const text = files[file] ?? '';
  for (const [, specifier = ''] of text.matchAll(STATIC_IMPORT)) {
    if (/^\..*\.cjs$/.test(specifier)) return true;
    const pkg = packages.find(({ name }) => name === specifier);
    if (pkg && !bundleFacts(pkg).isEsModule) return true;
  }
  return false;
}

interface Program {
  readonly files: Readonly<Record<string, string>>;
  readonly packages: readonly BundledPackage[];
}

/** `import fetch from 'node-fetch'`, `export { x } from './x.cjs'` */
const STATIC_IMPORT = /^\s*(?:import|export)\b[^'"();]*?['"]([^'"\n]+)['"]/gm;
