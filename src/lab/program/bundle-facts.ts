import { bundledExportNames } from './bundled-export-names.ts';
import type { BundledPackage } from './package.ts';

/** What the text of a bundle tells of the package. */
interface BundleFacts {
  /** The bundler's mark of an ES module, its own or one inside. */
  readonly isEsModule: boolean;
  /** The names that Node reads from the text, for a CommonJS package. */
  readonly exportNames: readonly string[];
}

/** Each run of a program loads the package anew, and reading its whole text is a tenth of a short run. */
const known = new WeakMap<BundledPackage, BundleFacts>();

export function bundleFacts(pkg: BundledPackage): BundleFacts {
  const before = known.get(pkg);
  if (before) return before;
  const facts = {
    isEsModule: pkg.source.includes('__toCommonJS('),
    exportNames: bundledExportNames(pkg.source),
  };
  known.set(pkg, facts);
  return facts;
}
