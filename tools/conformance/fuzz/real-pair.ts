import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BinaryAnswer, runBinary } from '../guarded/run-binary.ts';
import { freePort, withPort } from '../listening.ts';
import type { FuzzProgram } from './fuzz-program.ts';

const CLIENT_MS_MAX = 10_000;
const SERVER_START_MS_MAX = 10_000;
/** How long a server that ends itself may take for it, after its client has ended. */
const SERVER_END_MS = 40;

/**
 * For two processes on one processor, the client with less right to it (taskset(1) and chrt(1), of util-linux): what the
 * server writes in one callback is there as a whole when the client reads. With a processor for each, the client may read
 * a part of it, and does so where the server takes long between two writes.
 */
const onOneProcessor = () => ['/usr/bin/taskset', '-c', firstProcessor()] as const;
const WHEN_IDLE = ['/usr/bin/chrt', '--idle', '0'] as const;

/** The first processor that this process may use, which need not be 0 (proc_pid_status(5)). */
function firstProcessor(): string {
  const status = readFileSync('/proc/self/status', 'utf8');
  return /^Cpus_allowed_list:\s*(\d+)/m.exec(status)?.[1] ?? '0';
}

/** Runs a program on a release's binary: its client, beside its server if it has one, with a processor for each or one for both. */
export async function runReal(
  executable: string,
  program: FuzzProgram,
  { processors = 2 }: { readonly processors?: 1 | 2 } = {},
): Promise<BinaryAnswer> {
  const { client, clientFile, server, fetch } = program;
  const port = await freePort();
  const starter = processors === 1 ? onOneProcessor() : [];
  const clientStarter = processors === 1 ? [...starter, ...WHEN_IDLE] : [];
  const run = (text: string) =>
    runBinary({
      executable,
      starter: clientStarter,
      files: { [clientFile]: text },
      main: clientFile,
      fetch,
      limitMs: CLIENT_MS_MAX,
    });
  if (server === undefined) return run(client);

  const folder = await mkdtemp(join(tmpdir(), 'server-'));
  await writeFile(join(folder, 'server.mjs'), withPort(server, port));
  const [command = executable, ...before] = [...starter, executable];
  const child = spawn(command, [...before, 'server.mjs'], {
    cwd: folder,
    stdio: 'ignore',
    env: {},
  });
  try {
    await listening(child, port);
    const { text, exitCode } = await run(withPort(client, port));
    await Promise.race([hasEnded(child) || once(child, 'exit'), sleep(SERVER_END_MS)]);
    return { text: `${text}${serverEnd(child.exitCode ?? undefined)}`, exitCode };
  } finally {
    if (!hasEnded(child)) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  }
}

/** A line for a server that has ended by itself. Both sides add it, so that it is compared with the rest. */
export function serverEnd(exitCode: number | undefined): string {
  return exitCode === undefined ? '' : `\nthe server ended with exit code ${exitCode}\n`;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/**
 * Waits until a server listens, or has ended. A connection to try it would be one that the server sees, so the kernel is
 * asked (proc_pid_net(5)).
 */
async function listening(child: ChildProcess, port: number): Promise<void> {
  const deadline = performance.now() + SERVER_START_MS_MAX;
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const entry = new RegExp(`^ *\\d+: [0-9A-F]+:${hex} [0-9A-F]+:0000 0A `, 'm');
  while (performance.now() < deadline && !hasEnded(child)) {
    const tables = await Promise.all(
      ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8')),
    );
    if (tables.some((table) => entry.test(table))) return;
    await sleep(5);
  }
}
