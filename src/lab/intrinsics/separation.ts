import type { End } from '../../trace/record/event.ts';
import { bareList, suffixOf } from './captured.ts';
import {
  apply,
  type Change,
  EXTENSIBLE,
  Intrinsics,
  isChangedByRuns,
  PROTOTYPE,
} from './intrinsics.ts';
import { isRunOn } from './run-on.ts';

/** Made when the first processes have booted: a realm has one set of built-ins. */
let intrinsics: Intrinsics | undefined;
/** What an earlier program changed for good, and the Lab runs on. Every later answer of this realm is not Node's. */
let spoiled: string | undefined;

/** To be called after a boot and before its program. */
export function rememberIntrinsics(): void {
  intrinsics ??= new Intrinsics();
}

/**
 * The built-ins in the time of one run. Two processes and the Lab share one realm, in which a program may change what
 * all of them run on.
 *
 * Comparing them each time that the machine goes from one process to the other would make every run slower. So a run
 * is made without, and compares them once, at its end. Only when a program has changed something is it made again,
 * with a `Separation` that gives each process its own changes.
 */
export class Separation {
  /** While another process runs, what this one has changed. */
  readonly #changed: Record<End, readonly Change[]> = { client: bareList(), server: bareList() };
  #inside: End | undefined;
  #reason: string | undefined = spoiled;

  /**
   * To be called when the run begins.
   *
   * @param installed the objects of which the Lab changed members for this run
   */
  constructor(installed: readonly object[]) {
    intrinsics?.begin(installed);
  }

  /** The code of this process runs from now on, or the Lab's alone. */
  readonly enter = (process: End | undefined): void => {
    if (this.#inside === process) return;
    this.leave();
    if (process) apply(this.#changed[process], false);
    this.#inside = process;
  };

  /** Nobody's code runs any more: the built-ins are as they were. @returns whether a program had changed any */
  leave(from = this.#inside): boolean {
    this.#inside = undefined;
    if (!intrinsics || !from) return false;
    const changes = intrinsics.changes();
    this.#changed[from] = changes;
    if (changes.length === 0) return false;
    for (let index = 0; index < changes.length; index++) {
      const change = changes[index] as Change;
      if (isRunOn(change)) this.#reason ??= nameOf(change);
    }
    const failed = apply(changes, true);
    if (failed.length > 0) {
      this.#keep(failed);
      // No other run can be made without it, nor after it.
      this.#reason ??= nameOf(failed[0] as Change);
    }
    return true;
  }

  /** The built-in that a program changed and the Lab runs on, so that its answer is not Node's. */
  get reason(): string | undefined {
    return this.#reason;
  }

  /** Any built-in that a program changed. */
  get anyChange(): string | undefined {
    const { client, server } = this.#changed;
    const change = client[0] ?? server[0];
    return this.#reason ?? (change && nameOf(change));
  }

  /** What cannot be taken back stays, for both processes and for later runs. */
  #keep(changes: readonly Change[]): void {
    intrinsics?.accept(changes);
    for (let index = 0; index < changes.length; index++) {
      const change = changes[index] as Change;
      if (isRunOn(change) || isChangedByRuns(change.object)) spoiled ??= nameOf(change);
    }
  }
}

/** The built-in that an earlier program of this realm changed for good, so that none can be answered as Node would. */
export function spoiledBuiltIn(): string | undefined {
  return spoiled;
}

function nameOf({ name, key }: Change): string {
  return key === EXTENSIBLE || key === PROTOTYPE ? name : name + suffixOf(key);
}
