import { ExtractionFailure } from '../extract-node-lib/failure.ts';
import { executableFor, NoRelease } from '../measure/release.ts';
import type { PlannedCell } from './cells.ts';
import type { MissingPart } from './parts.ts';

const NODE = /^node@(.+)$/;

/** Finds or fetches every release of Node that cells run on, under the names that subjects have for them. */
export async function executablesFor(
  cells: readonly PlannedCell[],
): Promise<{ executables: ReadonlyMap<string, string>; missing: readonly MissingPart[] }> {
  const executables = new Map<string, string>();
  const missing: MissingPart[] = [];
  for (const runtime of new Set(cells.map(({ subject }) => subject.runtime))) {
    const version = NODE.exec(runtime)?.[1];
    if (version === undefined) continue;
    try {
      executables.set(runtime, await executableFor(version));
    } catch (error) {
      if (!(error instanceof NoRelease || error instanceof ExtractionFailure)) throw error;
      missing.push({ what: `Node ${version}`, why: error.message });
    }
  }
  return { executables, missing };
}
