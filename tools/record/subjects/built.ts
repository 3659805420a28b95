import { isSealed, seal } from '../../../src/build/seal.ts';

/** Something that is built from a source into .cache/. */
interface Built {
  /** What it is called in a sentence. */
  readonly name: string;
  /** All that it is made from. It is built anew when the key is another one. */
  readonly key: string;
  readonly sealPath: string;
  /** What `build` makes, and what is checked before it is used again. */
  readonly files: readonly string[];
  build(): Promise<unknown>;
}

/**
 * Builds it unless it is there.
 *
 * @returns why it cannot be built
 */
export async function missingBuild(built: Built): Promise<string | undefined> {
  if (await isSealed(built.sealPath, built.key)) return undefined;
  try {
    await built.build();
  } catch (error) {
    return `${built.name} cannot be built: ${(error as Error).message}`;
  }
  await seal(built.sealPath, built.key, built.files);
  return undefined;
}
