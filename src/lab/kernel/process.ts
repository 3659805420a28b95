import type { End } from '../../trace/record/event.ts';
import type { TimeTerm } from '../../trace/record/order-log.ts';
import type { Coroutine } from './coroutine.ts';

/** What the machine asks of the program that runs in a process. */
interface ProcessHooks {
  /**
   * Run this process's microtasks until there are none left. Called when its coroutine yields
   * MICROTASKS.
   */
  drainMicrotasks(): void;
  /** The process is gone, and the kernel has closed its sockets. */
  exited?(): void;
}

/**
 * A file that the kernel closes when its process exits: do_exit → exit_files (Linux,
 * kernel/exit.c).
 */
export interface OpenFile {
  closeOnExit(): void;
}

/**
 * `waiting`: for its time to come, to start or after using its processor · `blocked`: in epoll_wait
 * · `running`: its JavaScript is on the stack.
 */
type ProcessStatus = 'none' | 'waiting' | 'blocked' | 'running' | 'exited';

/** A call of epoll_wait of a run with a schedule. */
export interface Sleep {
  readonly name: string;
  readonly calledUs: number;
  readonly calledAt: TimeTerm;
  /** How long after the call it returns at the earliest. */
  readonly us: number | undefined;
  readonly deadline: TimeTerm | undefined;
  isWoken: boolean;
}

/**
 * Node 18 and 20 open 19 files of their own on Linux before a program opens one (strace); later
 * ones a few more.
 */
const FIRST_SOCKET_FD = 19;

/**
 * Rule 14: processes are parallel. Each has its own local time: what it has used of its processor.
 * The machine always runs the earliest.
 */
export class Process {
  /** The actor of this process's events in the trace. */
  readonly actor: End;
  readonly hooks: ProcessHooks;
  /**
   * Statement of the reader's program last begun or resumed, 1-based. Stamps this process's events.
   */
  line: number | undefined = undefined;

  /* ---- the rest is the machine's ---- */
  state: ProcessStatus = 'none';
  /** How far this process has got, microseconds. It cannot run again before. */
  localUs = 0;
  /** When it goes on; Infinity: only when something wakes it. */
  wakeAtUs = Infinity;
  /** The same moment for a run with a schedule. */
  wakeTerm: TimeTerm | undefined = undefined;
  /** How a schedule wakes the process, while it sleeps in epoll_wait. */
  sleep: Sleep | undefined = undefined;
  readonly #files = new Map<number, OpenFile>();
  /** No descriptor below this one is free. */
  #freeFd = FIRST_SOCKET_FD;
  #coroutine: Coroutine | undefined = undefined;

  constructor(actor: End, hooks: ProcessHooks) {
    this.actor = actor;
    this.hooks = hooks;
  }

  /** The lowest free descriptor, as POSIX promises (open(2)). */
  openFile(file: OpenFile): number {
    while (this.#files.has(this.#freeFd)) this.#freeFd++;
    this.#files.set(this.#freeFd, file);
    return this.#freeFd;
  }

  forgetFile(fd: number): void {
    this.#files.delete(fd);
    this.#freeFd = Math.min(this.#freeFd, fd);
  }

  /** A fresh start: nothing of an earlier run of the same process is left. */
  start(main: () => Coroutine, atUs: number): void {
    this.line = undefined;
    this.#files.clear();
    this.#freeFd = FIRST_SOCKET_FD;
    this.state = 'waiting';
    this.localUs = atUs;
    this.wakeAtUs = atUs;
    this.wakeTerm = undefined;
    this.sleep = undefined;
    this.#coroutine = lazily(main);
  }

  /** Runs to the next effect. Without a program, or after its end, there is none. */
  next(): ReturnType<Coroutine['next']> {
    return this.#coroutine?.next() ?? { done: true, value: undefined };
  }

  /** @param closesFiles see Machine.leavesFilesOpen */
  exit(closesFiles = true): void {
    this.state = 'exited';
    this.wakeAtUs = Infinity;
    this.#coroutine = undefined;
    const files = [...this.#files.values()];
    this.#files.clear();
    if (closesFiles) for (const file of files) file.closeOnExit();
    this.hooks.exited?.();
  }
}

/** `main` is not called before the process first runs. */
function* lazily(main: () => Coroutine): Coroutine {
  yield* main();
}
