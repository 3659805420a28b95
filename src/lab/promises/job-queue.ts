import { LimitReached } from '../limits.ts';
import type { JobKind, PromiseHooks } from './hooks.ts';

interface Job {
  readonly kind: JobKind;
  readonly run: () => void;
  /** The AsyncContextFrame that it runs in; V8 calls it continuation-preserved embedder data. */
  readonly frame: unknown;
  /** The call of the program that it runs for. */
  readonly call: unknown;
}

/**
 * The microtask queue of one process (ECMA-262 §9.5, V8's MicrotaskQueue). A browser drains its own
 * queue when it likes; this one is drained exactly where Node's C++ would.
 */
export class JobQueue {
  readonly #hooks: PromiseHooks;
  readonly #microtasksMax: number;
  readonly #jobs: Job[] = [];
  #draining = false;

  /** `microtasksMax`: how many jobs one drain may run. */
  constructor(hooks: PromiseHooks, microtasksMax: number) {
    this.#hooks = hooks;
    this.#microtasksMax = microtasksMax;
  }

  currentFrame(): unknown {
    return this.#hooks.getFrame?.();
  }

  currentCall(): unknown {
    return this.#hooks.getCall?.();
  }

  /**
   * HostEnqueuePromiseJob, ECMA-262 §9.5.5. `captured`: where the job's reaction was registered, in
   * whose frame it runs, also when that was none.
   */
  enqueue(kind: JobKind, run: () => void, captured?: Pick<Job, 'frame' | 'call'>): void {
    this.#hooks.queued?.(kind);
    const frame = captured === undefined ? this.currentFrame() : captured.frame;
    this.#jobs.push({ kind, run, frame, call: captured?.call ?? this.currentCall() });
  }

  /**
   * MicrotasksScope::PerformCheckpoint (V8, src/execution/microtask-queue.cc). Throws LimitReached
   * when a chain does not end. An exception that terminates the process goes through.
   */
  drain(): number {
    if (this.#draining) return 0;
    this.#draining = true;
    const outerFrame = this.currentFrame();
    const outerCall = this.currentCall();
    let count = 0;
    try {
      // The list grows while it is walked: jobs enqueue jobs. `clear` empties it, and the walk
      // ends.
      for (let job = this.#jobs[0]; job !== undefined; job = this.#jobs[count]) {
        if (count === this.#microtasksMax) throw this.#limitReached();
        count++;
        this.#hooks.job?.(job.kind);
        this.#hooks.setFrame?.(job.frame);
        this.#hooks.setCall?.(job.call);
        job.run();
      }
    } finally {
      this.#draining = false;
      this.#jobs.splice(0, count);
      if (count > 0) {
        this.#hooks.setFrame?.(outerFrame);
        this.#hooks.setCall?.(outerCall);
      }
    }
    return count;
  }

  clear(): void {
    this.#jobs.length = 0;
  }

  #limitReached(): LimitReached {
    return new LimitReached(
      'microtasksMax',
      `More than ${this.#microtasksMax} promise jobs ran without letting the event loop go on.`,
    );
  }
}
