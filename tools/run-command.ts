/** Runs a command and everything that it starts, and ends all of it when we are asked to end. */
import { type ChildProcess, spawn } from 'node:child_process';

interface Options {
  /** Added to our environment. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Returns what the command prints. Otherwise it is printed at once. */
  readonly keepsOutput: boolean;
}

interface CommandEnd {
  /** The exit code; null after a signal, or when the command cannot be started. */
  readonly status: number | null;
  /** Both streams in the order in which they arrived, if they were kept. */
  readonly output: string;
}

/** What a shell says of a command that a signal ended: 128 and its number. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof SIGNALS)[number];

const IS_WINDOWS = process.platform === 'win32';
const running = new Set<ChildProcess>();
let received: Signal | undefined;

/** Runs a command to its end. On a signal to us nothing that it started outlives it, and our process exits. */
export function runCommand(
  [program, ...args]: readonly [program: string, ...args: string[]],
  { env, keepsOutput }: Options,
): Promise<CommandEnd> {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, endAll);
  const child = spawn(program, args, {
    stdio: [
      'ignore',
      ...(keepsOutput ? (['pipe', 'pipe'] as const) : (['inherit', 'inherit'] as const)),
    ],
    env: { ...process.env, ...env },
    shell: IS_WINDOWS,
    // A process group of its own, so that a signal reaches all that it has started.
    detached: !IS_WINDOWS,
  });
  running.add(child);
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  }
  return new Promise((resolve) => {
    const end = (status: number | null) => {
      running.delete(child);
      if (running.size === 0) {
        for (const signal of SIGNALS) process.off(signal, endAll);
        if (received) process.exit(EXIT_CODES[received]);
      }
      resolve({ status, output: Buffer.concat(chunks).toString() });
    };
    child.on('close', end);
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      if (!keepsOutput) console.error(error.message);
      end(null);
    });
  });
}

/** Passes a signal on. The last command that ends then ends us. */
function endAll(signal: NodeJS.Signals): void {
  received = SIGNALS.find((each) => each === signal);
  for (const child of running) {
    if (child.pid === undefined) continue;
    try {
      process.kill(IS_WINDOWS ? child.pid : -child.pid, signal);
    } catch {} // it has just ended
  }
}
