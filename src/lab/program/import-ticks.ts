import { isAtLeast } from './release-order.ts';

/**
 * Promise jobs of Node's own loader in an `import()`, from the call to each step
 * (lib/internal/modules/esm/loader.js, module_job.js). Counted on the binaries, by how many links
 * of a chain of `then` had run.
 */
interface ImportTicks {
  /** Resolving a module that is loaded already. */
  readonly again: number;
  /** Until a path that does not exist is refused. */
  readonly resolve: number;
  /** Until a module is loaded, or refused. */
  readonly load: number;
  /** Until its body runs. */
  readonly evaluate: number;
  /** Until its namespace is the value of the promise, when no body awaits. */
  readonly total: number;
}

/** Node 22 and later read files at once; before it, the thread pool does. */
export function readsFilesLater(version: string): boolean {
  return !isAtLeast(version, 22, 0);
}

export function importTicks(version: string): ImportTicks {
  if (isAtLeast(version, 24, 0)) return { again: 7, resolve: 4, load: 4, evaluate: 5, total: 10 };
  if (isAtLeast(version, 22, 0)) return { again: 8, resolve: 4, load: 5, evaluate: 8, total: 13 };
  if (isAtLeast(version, 20, 1)) return { again: 7, resolve: 3, load: 11, evaluate: 11, total: 15 };
  if (isAtLeast(version, 20, 0)) return { again: 7, resolve: 3, load: 14, evaluate: 14, total: 20 };
  return isAtLeast(version, 19, 0)
    ? { again: 13, resolve: 10, load: 21, evaluate: 21, total: 27 }
    : { again: 7, resolve: 3, load: 13, evaluate: 13, total: 19 };
}

/** Awaits that many times. */
export function* ticks(count: number): Generator<unknown, void, unknown> {
  for (let left = count; left > 0; left--) yield undefined;
}
