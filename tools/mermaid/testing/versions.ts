import { cachePath, writeWhole } from '../../../src/build/cache.ts';
import { isSealed, seal } from '../../../src/build/seal.ts';
import { npmFile } from '../../extract-node-lib/npm-archive.ts';

/**
 * The versions that trackers have drawn with since diagrams came to them, the last of each line, with the hash of each
 * archive (Subresource Integrity). Mermaid is no dependency of this project: nothing that is served needs it.
 */
export const MERMAID_VERSIONS: Readonly<Record<string, string>> = {
  '9.4.3':
    'sha512-TLkQEtqhRSuEHSE34lh5bCa94KATCyluAXmFnNI2PRZwOpXFeqiJWwZl+d2CcemE1RS6QbbueSSq9QIg8Uxcyw==',
  '10.9.3':
    'sha512-V80X1isSEvAewIL3xhmz/rVmc27CVljcsbWxkxlWJWY/1kQa4XOABqpDl2qQLGKzpKm6WbTfUEKImBlUfFYArw==',
  '11.17.2':
    'sha512-V6K3C8EBdEsPFZXSKMJe6ppQOENxuHARr9GvHX4hh47lAbhMRD9qf4oEK7LoaRQxULMa80/qt5gHO73aCleBBg==',
  '12.3.0':
    'sha512-4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw==',
};

/** The bundle of a package that needs no other file. */
const BUNDLE = 'package/dist/mermaid.min.js';

/**
 * Makes sure that the bundle of a version is in .cache/, and gives its path. The archive (5 to 26 MB) is downloaded once,
 * checked against its hash, and only the bundle is kept.
 *
 * @throws ExtractionFailure when npm cannot reach its registry, or when the archive is another one
 */
export async function obtainMermaid(version: string): Promise<string> {
  const integrity = MERMAID_VERSIONS[version];
  if (integrity === undefined) throw new Error(`mermaid ${version} is not pinned`);
  const path = cachePath('mermaid', `${version}.js`);
  const sealPath = cachePath('mermaid', `${version}.key`);
  if (await isSealed(sealPath, integrity)) return path;
  await writeWhole(path, await npmFile(`mermaid@${version}`, integrity, BUNDLE));
  await seal(sealPath, integrity, [path]);
  return path;
}
