import { engineFailure, type FailureName } from './failures.ts';

/**
 * The client library has no time limits, and few of its calls can be cancelled. These functions
 * wait for it with a limit.
 */

/** @returns whether the work has settled, either way, within so many milliseconds */
export async function settlesWithin(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, limitMs, false);
  });
  const settled = work.then(
    () => true,
    () => true,
  );
  return Promise.race([settled, limit]).finally(() => clearTimeout(timer));
}

/**
 * Settles as the work does.
 * @throws EngineError with the name `late` when the work does not settle within so many
 * milliseconds
 */
export async function inTime<T>(work: Promise<T>, limitMs: number, late: FailureName): Promise<T> {
  if (!(await settlesWithin(work, limitMs))) throw engineFailure(late);
  return work;
}

/** Rejects with the signal's reason when it aborts. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
