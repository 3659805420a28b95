import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LabRun } from '../../../src/build/lab-runner.ts';

/** A run that is asked for. */
export type LabQuestion = LabRun;

/** What came of it. `threw` and `hung` are faults of the Lab, whatever the program did. */
export type LabAnswer =
  | {
      readonly kind: 'ran';
      /** What the client printed, both streams. */
      readonly text: string;
      /** undefined when a limit ended the run. */
      readonly exitCode: number | undefined;
      /** The limit that ended the run. */
      readonly limit: string | undefined;
      /** undefined when the server was still running at the end. */
      readonly serverExitCode: number | undefined;
    }
  | { readonly kind: 'threw'; readonly message: string }
  | { readonly kind: 'hung'; readonly message: string };

/** Milliseconds of real time after which a run is given up. The page's own limit is ten seconds on a quiet machine. */
const RUN_MS_MAX = 60_000;

/**
 * The Lab in a thread of its own, for programs that may do anything to it: one that hangs or changes an intrinsic object
 * costs its thread, not the programs after it.
 */
export class GuardedLab {
  #thread: Worker | undefined;

  /** @param fresh in a thread that no other program has used */
  async run(question: LabQuestion, fresh = false): Promise<LabAnswer> {
    if (fresh) await this.close();
    const thread = this.#thread ?? this.#start();
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), RUN_MS_MAX);
    try {
      thread.postMessage(question);
      const [answer] = await once(thread, 'message', { signal: over.signal });
      return answer;
    } catch (error) {
      await this.close();
      const message = error instanceof Error ? error.message : String(error);
      return over.signal.aborted
        ? { kind: 'hung', message: `no answer within ${RUN_MS_MAX / 1000} s` }
        : { kind: 'threw', message };
    } finally {
      clearTimeout(timer);
    }
  }

  #start(): Worker {
    const thread = new Worker(new URL('lab-thread.ts', import.meta.url));
    // A thread that dies between two runs is replaced. During a run, `run` hears of it, too.
    thread.on('error', () => {
      if (this.#thread === thread) this.#thread = undefined;
    });
    this.#thread = thread;
    return thread;
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
    this.#thread = undefined;
  }
}
