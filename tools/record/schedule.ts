/** A piece of work. */
export interface ScheduledJob {
  /** Nothing may run beside it. */
  readonly alone: boolean;
  run(): Promise<void>;
}

const AT_ONCE_MAX = 2;

/**
 * Runs jobs, at most two at once. A job that has to be alone waits until nothing runs, and nothing begins before it has
 * ended. `next` is asked whenever there is room, so that a job may bring others.
 *
 * @param next takes the next job out of what is left; undefined when nothing is left now. It is asked again after each job
 * @throws what a job throws, after those beside it have ended
 */
export async function runJobs(next: () => ScheduledJob | undefined): Promise<void> {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  const start = (job: ScheduledJob) => {
    const ended = job
      .run()
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => running.delete(ended));
    running.add(ended);
  };
  for (;;) {
    const job = failure ? undefined : next();
    if (!job) {
      if (running.size === 0) break;
      await Promise.race(running);
      continue;
    }
    if (job.alone) await Promise.all(running);
    else if (running.size >= AT_ONCE_MAX) await Promise.race(running);
    if (failure) continue;
    start(job);
    if (job.alone) await Promise.all(running);
  }
  if (failure) throw failure.error;
}
