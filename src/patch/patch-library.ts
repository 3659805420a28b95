import { hasUsing, rewriteModule } from '../lab/library/rewrite-module.ts';
import { applyHunks, type FileResult } from './apply-hunks.ts';
import { PatchError } from './patch-error.ts';
import { parseDiff } from './unified-diff.ts';

/** Where the text of a release comes from. */
export interface LibraryTexts {
  /** `24.22.3` */
  readonly node: string;
  /** Node's own text of a module, by its id; undefined when the Lab does not run such a module of this release. */
  read(id: string): Promise<string | undefined>;
}

/** A diff, and what became of each of its hunks on one release. */
export interface PatchCheck {
  readonly node: string;
  readonly files: readonly FileResult[];
  readonly notes: readonly string[];
}

/** Module id → what the Lab runs in place of the release's own module. */
export type PatchedModules = Readonly<Record<string, string>>;

/**
 * Applies a diff to a release, hunk by hunk.
 *
 * @throws PatchError for a text that is no diff of this release's lib/; a hunk that does not apply is in the result
 */
export async function checkPatch(diff: string, { node, read }: LibraryTexts): Promise<PatchCheck> {
  const { files, notes } = parseDiff(diff);
  const results: FileResult[] = [];
  for (const file of files) {
    const text = await read(file.id);
    if (text === undefined) {
      throw new PatchError(
        `The Lab does not run a ${file.path} of Node ${node}, so a change of it would change nothing: take it out of the diff.`,
      );
    }
    results.push(applyHunks(file, text));
  }
  return { node, files: results, notes };
}

/**
 * What the Lab runs with a checked patch.
 *
 * @throws PatchError when a hunk did not apply, or when the new text is no JavaScript that the Lab can run
 */
export function modulesOf({ node, files }: PatchCheck): PatchedModules {
  const modules = files.map((file) => {
    if (file.text === undefined) throw new PatchError(failureOf(file, node));
    const id = file.path.slice('lib/'.length, -'.js'.length);
    return [id, rewritten(id, file.text)] as const;
  });
  return Object.fromEntries(modules);
}

/**
 * The modules of a release that a diff changes, as the Lab runs them: `checkPatch` and `modulesOf` in one step.
 *
 * @throws PatchError
 */
export async function patchedModules(diff: string, texts: LibraryTexts): Promise<PatchedModules> {
  return modulesOf(await checkPatch(diff, texts));
}

function failureOf({ path, hunks }: FileResult, node: string): string {
  const failed = hunks.flatMap((result) =>
    result.applied ? [] : [`hunk ${result.hunk.number} of ${hunks.length}: ${result.reason}`],
  );
  return `${path} of Node ${node}, ${failed.join(' ')}`;
}

function rewritten(id: string, text: string): string {
  try {
    const code = rewriteModule(id, text);
    if (!hasUsing(code)) return code;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PatchError(`lib/${id}.js cannot run in the Lab with this patch: ${reason}.`);
  }
  throw new PatchError(
    `lib/${id}.js has a \`using\` declaration, which the Lab does not take in a patch.`,
  );
}
