import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { executableOf } from '../extract-node-lib/binary.ts';

/** The release nearest to what StackBlitz is reported to run (webcontainer-core #2106). */
export const STAND_IN_NODE = '22.23.3';

export interface SpawnRequest {
  readonly id: number;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Contents by path, Latin-1 text as the client sends it. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a process reports, in order: output, its port, its end. */
export type ProcessNotice =
  | { readonly type: 'output'; readonly text: string }
  | { readonly type: 'port'; readonly state: 'open' | 'close' }
  | { readonly type: 'exit'; readonly code: number };

/** A process that was asked for, and when, by Date.now() with fractions of a millisecond. */
export interface StartedProcess {
  readonly command: string;
  readonly atMs: number;
  /** The time of its first output. */
  printedAtMs?: number;
}

/** The port in the playground's programs. Each machine replaces it by a port of its own with as many digits. */
const PLAYGROUND_PORT = 3000;
const PORT_MIN = 3001;
const PORT_MAX = 9999;

/** Runs the files that are mounted in the stand-in in real Node processes, so the race is a real one. */
export class StandInMachine {
  readonly #folder: string;
  readonly #port: number;
  readonly #node: string;
  readonly #children = new Map<number, ChildProcess>();
  #isClosed = false;
  readonly started: StartedProcess[] = [];

  private constructor(folder: string, port: number, node: string) {
    this.#folder = folder;
    this.#port = port;
    this.#node = node;
  }

  /** @param node the release of its processes: one of those in the cache */
  static async create(node: string): Promise<StandInMachine> {
    const folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
    return new StandInMachine(folder, await freePort(), node);
  }

  /** Every command that was run. */
  get commands(): readonly string[] {
    return this.started.map(({ command }) => command);
  }

  get alive(): number {
    return this.#children.size;
  }

  async spawn(
    { id, args, cwd, env, files }: SpawnRequest,
    notify: (notice: ProcessNotice) => void,
  ): Promise<void> {
    for (const [path, text] of Object.entries(files)) await this.#write(path, text);
    if (this.#isClosed) return;
    const started: StartedProcess = { command: args.join(' '), atMs: now() };
    this.started.push(started);
    // Both streams are one, as on a terminal, so that their order is kept.
    const child = spawn('sh', ['-c', 'exec "$0" "$@" 2>&1', executableOf(this.#node), ...args], {
      cwd: join(this.#folder, cwd),
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...env, FORCE_COLOR: '1' },
    });
    this.#children.set(id, child);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      started.printedAtMs ??= now();
      const seen = swapped(text, this.#port, PLAYGROUND_PORT);
      notify({ type: 'output', text: seen.replaceAll('\n', '\r\n') });
    });
    child.once('close', (code, signal) => {
      this.#children.delete(id);
      notify({ type: 'exit', code: code ?? (signal === 'SIGKILL' ? 137 : 143) });
    });
    if (args.includes('server.mjs')) void this.#announce(child, notify);
  }

  kill(id: number): void {
    this.#children.get(id)?.kill();
  }

  /** Ends all processes, as a browser does that runs out of memory. */
  killAll(): void {
    for (const child of this.#children.values()) child.kill('SIGKILL');
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const ends = [...this.#children.values()].map((child) => once(child, 'close'));
    this.killAll();
    await Promise.all(ends);
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #write(path: string, text: string): Promise<void> {
    const target = join(this.#folder, path);
    await mkdir(dirname(target), { recursive: true });
    const isOurs = !path.includes('node_modules/');
    await writeFile(target, isOurs ? swapped(text, PLAYGROUND_PORT, this.#port) : text);
  }

  /** Reports the port once the server listens, as the runtime does. */
  async #announce(child: ChildProcess, notify: (notice: ProcessNotice) => void): Promise<void> {
    while (child.exitCode === null && child.signalCode === null) {
      if (await isOpen(this.#port)) {
        notify({ type: 'port', state: 'open' });
        return;
      }
      await sleep(5);
    }
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

function swapped(text: string, port: number, other: number): string {
  return text.replaceAll(new RegExp(`\\b${port}\\b`, 'g'), String(other));
}

async function isOpen(port: number): Promise<boolean> {
  const socket = net.connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false; // not yet
  } finally {
    socket.destroy();
  }
}

async function freePort(): Promise<number> {
  for (;;) {
    const port = PORT_MIN + Math.floor(Math.random() * (PORT_MAX - PORT_MIN));
    if (!(await isOpen(port))) return port;
  }
}
