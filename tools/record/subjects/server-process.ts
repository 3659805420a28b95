import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accepting } from '../../conformance/listening.ts';
import { lastLines } from './command.ts';
import type { RunningServer } from './subject.ts';

/** Characters of a server's output that are kept for an error. */
const OUTPUT_CHARS_MAX = 4000;
/** How long a server may take to end before it is killed. */
const END_MS_MAX = 5000;

interface Command {
  /** What the server is called in errors. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** The port on which it will listen. */
  readonly port: number;
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Starts a server and waits until it accepts connections.
 *
 * @throws Error when it ends or does not listen in time, with the last lines that it printed
 */
export async function startProcess(command: Command): Promise<RunningServer> {
  const { name, program, args, port, folder, env } = command;
  const child = spawn(program, [...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment(), ...env },
  });
  // Nothing that we started outlives us, however we end.
  const kill = () => child.kill();
  process.once('exit', kill);
  child.once('close', () => process.off('exit', kill));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-OUTPUT_CHARS_MAX);
    });
  }
  const failedToStart = once(child, 'error').then(([error]) => Promise.reject(error));
  failedToStart.catch(() => {}); // it may still fail when nobody waits any more
  try {
    await Promise.race([accepting(port, child, name), failedToStart]);
  } catch (error) {
    await endProcess(child);
    const told = lastLines(output);
    throw new Error(`${(error as Error).message}${told && `: ${told}`}`, { cause: error });
  }
  return { process: child, close: () => endProcess(child) };
}

/** Ours without NODE_OPTIONS and the like, which would change a server that runs on Node. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')),
  );
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MS_MAX);
  await ended;
  clearTimeout(timer);
}
