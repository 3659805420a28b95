import type { Container, ContainerProcess } from './client.ts';
import { DRAIN_MS_MAX, KILL_MS_MAX } from './limits.ts';

/** How a process is started. */
export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
}

/** Wide enough that no terminal breaks a line or a record in two. */
const TERMINAL = { cols: 10_000, rows: 100 };

/** A `node` that runs in a container, and can be ended for certain. */
export class Running {
  readonly #process: ContainerProcess;
  readonly #drained: Promise<void>;
  #isOver = false;
  /** Exit code, once it has ended. */
  readonly exit: Promise<number>;

  private constructor(process: ContainerProcess, onOutput: (chunk: string) => void) {
    this.#process = process;
    this.#drained = process.output.pipeTo(new WritableStream({ write: onOutput }));
    // A stream that breaks off ends the output; that the process ended is what counts.
    this.#drained.catch(() => {});
    this.exit = process.exit.finally(() => {
      this.#isOver = true;
    });
    this.exit.catch(() => {});
  }

  static async start(
    container: Container,
    { args, cwd }: Command,
    onOutput: (chunk: string) => void,
  ): Promise<Running> {
    return new Running(
      await container.spawn('node', [...args], { cwd, terminal: TERMINAL }),
      onOutput,
    );
  }

  /** Exit code, after the last output has arrived. */
  async ended(): Promise<number> {
    const code = await this.exit;
    await within(this.#drained, DRAIN_MS_MAX);
    return code;
  }

  /** @returns false when it would not die: the container cannot be trusted any more */
  async kill(): Promise<boolean> {
    if (this.#isOver) return true;
    this.#process.kill();
    await within(this.exit, KILL_MS_MAX);
    return this.#isOver;
  }
}

/** Waits for something to settle, but not for ever. */
async function within(settling: Promise<unknown>, limitMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([settling.catch(() => {}), limit]);
  clearTimeout(timer);
}
