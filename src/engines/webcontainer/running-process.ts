import type { Container, ContainerProcess } from './client.ts';
import { engineFailure, engineFailureOf } from './failures.ts';
import { DRAIN_MS_MAX, KILL_MS_MAX, SPAWN_MS_MAX } from './limits.ts';
import { inTime, settlesWithin } from './waiting.ts';

/** How a process is started. */
export interface ProcessCommand {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Wide, so that the terminal never breaks a line or a record in two. */
const TERMINAL = { cols: 10_000, rows: 100 };

/**
 * A `node` that runs in a container. Its end is certain: kill() says whether the process has ended.
 */
export class RunningProcess {
  readonly #process: ContainerProcess;
  readonly #drained: Promise<void>;
  #isOver = false;
  /** Exit code, once it has ended. */
  readonly exit: Promise<number>;

  private constructor(process: ContainerProcess, onOutput: (chunk: string) => void) {
    this.#process = process;
    this.#drained = process.output.pipeTo(new WritableStream({ write: onOutput }));
    // A stream that breaks off is no failure: the output ends there, and the exit code decides.
    this.#drained.catch(() => {});
    this.exit = process.exit.finally(() => {
      this.#isOver = true;
    });
    this.exit.catch(() => {});
  }

  /** @throws EngineError `process-not-started` or `out-of-memory` */
  static async start(
    container: Container,
    { args, cwd, env }: ProcessCommand,
    onOutput: (chunk: string) => void,
  ): Promise<RunningProcess> {
    const spawning = container.spawn('node', [...args], {
      cwd,
      ...(env && { env: { ...env } }),
      terminal: TERMINAL,
    });
    try {
      return new RunningProcess(
        await inTime(spawning, SPAWN_MS_MAX, 'process-not-started'),
        onOutput,
      );
    } catch (error) {
      throw engineFailureOf(error, 'process-not-started');
    }
  }

  /** The exit code, after the last output has arrived. */
  async ended(): Promise<number> {
    const code = await this.exit;
    await settlesWithin(this.#drained, DRAIN_MS_MAX);
    return code;
  }

  /** @returns false when the process did not end; then the container cannot be trusted any more */
  async kill(): Promise<boolean> {
    if (this.#isOver) return true;
    this.#process.kill();
    await settlesWithin(this.exit, KILL_MS_MAX);
    return this.#isOver;
  }
}

/**
 * @throws EngineError `process-not-ended` when a process did not end, because later runs could not
 * be trusted
 */
export async function killAll(running: readonly RunningProcess[]): Promise<void> {
  const killed = await Promise.all(running.map((each) => each.kill()));
  if (killed.includes(false)) throw engineFailure('process-not-ended');
}
