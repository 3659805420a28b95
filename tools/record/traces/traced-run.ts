import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programOf } from '../../../src/scenario/program.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { freePort, withPort } from '../../conformance/listening.ts';
import { installFetch } from '../../conformance/real-client.ts';
import { repeatedClient } from '../../measure/warm-client.ts';
import { REPETITIONS_BEFORE, type TraceWatch } from './chosen.ts';
import { readStrace, STRACE_OPTIONS } from './strace.ts';
import { watchPackets } from './watchers.ts';

/** What a run left behind, before anybody has read it. */
export interface RawRun {
  readonly port: number;
  /** What the client wrote, both streams in their order. */
  readonly output: string;
  /** Undefined when a signal ended it. */
  readonly exitCode: number | undefined;
  /** Microseconds since 1970, when the end of the client was noticed. */
  readonly endedAt: number;
  /** A file of libpcap. */
  readonly capture: Uint8Array | undefined;
  /** What strace wrote. */
  readonly strace: { readonly client: string; readonly server: string } | undefined;
}

interface RunOptions {
  readonly scenario: Scenario;
  /** The binary of a release of Node. */
  readonly executable: string;
  readonly watched: readonly TraceWatch[];
  /** The programs are written for PLAYGROUND_PORT; for another port they are changed. Left out: any free one. */
  readonly port?: number;
}

/** The port in the programs of the playground. */
export const PLAYGROUND_PORT = 3000;
const RUN_MS_MAX = 60_000;
const SERVER_START_MS_MAX = 10_000;
/** After the client has ended, so that what the kernel still sends is captured. */
const TAIL_MS = 100;
const CLOCK = join(import.meta.dirname, 'program/clock.mjs');
const PROBE = resolve(import.meta.dirname, '../../../playground/probe.mjs');

/**
 * Runs the programs of a scenario on a release's own binary, once in a cold process, or many times in one process, and
 * watches both processes. All that it started has ended when it returns.
 *
 * @throws Error when the server or a watcher does not start
 */
export async function tracedRun(options: RunOptions): Promise<RawRun> {
  const folder = await mkdtemp(join(tmpdir(), 'traced-run-'));
  const running = new Running();
  try {
    const port = options.port ?? (await freePort());
    await writePrograms(folder, options.scenario, port);
    return await watchedRun(folder, { ...options, port }, running);
  } finally {
    running.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function watchedRun(
  folder: string,
  { executable, watched, port }: Required<RunOptions>,
  running: Running,
): Promise<RawRun> {
  const isStraced = watched.includes('strace');
  const command = (name: string, ...args: string[]) =>
    isStraced
      ? ['strace', ...STRACE_OPTIONS, '-o', `${name}.strace`, executable, ...args]
      : [executable, ...args];
  const straceOf = (name: string) => readFile(join(folder, `${name}.strace`), 'utf8');

  const packets = watched.includes('tcpdump') ? await watchPackets(port) : undefined;
  try {
    const server = running.start(command('server', 'server.mjs'), {
      cwd: folder,
      env: {},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await listening(server);
    const output = await open(join(folder, 'output.txt'), 'w');
    const client = running.start(
      command('client', '--import', CLOCK, '--import', PROBE, 'client.mjs'),
      {
        cwd: folder,
        stdio: ['ignore', output.fd, output.fd],
        // Without the second one, a warning about NODE_DEBUG would stand in the output.
        env: watched.includes('NODE_DEBUG')
          ? { NODE_DEBUG: 'http,net', NODE_NO_WARNINGS: '1' }
          : {},
        timeout: RUN_MS_MAX,
      },
    );
    const [code] = (await once(client, 'exit')) as [number | null];
    const endedAt = (performance.timeOrigin + performance.now()) * 1000;
    await sleep(TAIL_MS);
    await output.close();
    await endServer(server, isStraced ? await straceOf('server') : undefined);
    return {
      port,
      output: await readFile(join(folder, 'output.txt'), 'utf8'),
      exitCode: code ?? undefined,
      endedAt,
      capture: await packets?.end(),
      strace: isStraced
        ? { client: await straceOf('client'), server: await straceOf('server') }
        : undefined,
    };
  } finally {
    await packets?.end();
  }
}

async function writePrograms(folder: string, scenario: Scenario, port: number): Promise<void> {
  const { files } = programOf(scenario);
  const client =
    scenario.process === 'warm'
      ? repeatedClient(programOf(scenario).files['client.mjs'], REPETITIONS_BEFORE + 1)
      : files['client.mjs'];
  if (scenario.fetch !== 'http') await installFetch(folder, scenario.fetch);
  await writeFile(join(folder, 'client.mjs'), withPort(client, port));
  await writeFile(join(folder, 'server.mjs'), withPort(files['server.mjs'], port));
}

/** Waits for the line that server.mjs prints when it listens. A connection to try it would be in the capture. */
async function listening(server: ChildProcess): Promise<void> {
  let text = '';
  const { promise, resolve: done, reject } = Promise.withResolvers<void>();
  const fail = (why: string) => reject(new Error(`server.mjs ${why}: ${text.trim().slice(-500)}`));
  const timer = setTimeout(() => fail('did not listen in time'), SERVER_START_MS_MAX);
  const onEnd = () => fail('ended');
  server.once('close', onEnd);
  server.stdout?.on('data', (chunk: Buffer) => {
    text += chunk;
    if (text.includes('Listening')) done();
  });
  server.stderr?.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    server.off('close', onEnd);
  }
}

/** A strace that is ended lets go of its process, which would go on. So the process is ended, and strace follows it. */
async function endServer(server: ChildProcess, straced: string | undefined): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const closed = once(server, 'close');
  const pid = straced === undefined ? undefined : readStrace(straced)[0]?.pid;
  if (pid) process.kill(pid);
  else server.kill();
  await closed;
}

/** Processes that are running, so that none outlives an error. */
class Running {
  readonly #children: ChildProcess[] = [];

  start([program = '', ...args]: readonly string[], options: Parameters<typeof spawn>[2]) {
    const child = spawn(program, args, options);
    this.#children.push(child);
    return child;
  }

  kill(): void {
    for (const child of this.#children) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    }
  }
}
