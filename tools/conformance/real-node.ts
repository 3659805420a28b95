import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { executableOf } from '../extract-node-lib/binary.ts';
import type { ConformanceProgram } from './conformance-program.ts';
import { accepting, freePort, withPort } from './listening.ts';
import { normalise, type Transcript } from './transcript.ts';

const RUN_MS_MAX = 20_000;

/** A release's own binary, with a server of the same release that stays up for any number of runs. */
export class RealNode {
  readonly #executable: string;
  readonly #folder: string;
  readonly #port: number;
  readonly #server: ChildProcess;

  private constructor(executable: string, folder: string, port: number, server: ChildProcess) {
    this.#executable = executable;
    this.#folder = folder;
    this.#port = port;
    this.#server = server;
  }

  /**
   * Starts `server`, the text of a server.mjs; the caller calls `close`.
   *
   * @param executable the release's binary
   */
  static async start(
    version: string,
    server: string,
    executable = executableOf(version),
  ): Promise<RealNode> {
    const folder = await mkdtemp(join(tmpdir(), `conformance-${version}-`));
    const port = await freePort();
    await writeFile(join(folder, 'server.mjs'), withPort(server, port));
    const child = spawn(executable, ['server.mjs'], { cwd: folder, stdio: 'ignore', env: {} });
    const node = new RealNode(executable, folder, port, child);
    try {
      await accepting(port, child);
    } catch (error) {
      await node.close();
      throw error;
    }
    return node;
  }

  /**
   * Runs a client to its end. Both its streams go to one file, so that their order is kept.
   *
   * @param limitMs the time after which the client is ended from outside
   */
  async run(
    { client, clientFile = 'client.mjs', fetch, nodeDebug }: ConformanceProgram,
    limitMs = RUN_MS_MAX,
  ): Promise<Transcript> {
    const folder = await mkdtemp(join(this.#folder, 'run-'));
    if (fetch) await install(folder, fetch);
    await writeFile(join(folder, clientFile), withPort(client, this.#port));
    const output = await open(join(folder, 'output.txt'), 'w');
    const child = spawn(this.#executable, [clientFile], {
      cwd: folder,
      stdio: ['ignore', output.fd, output.fd],
      env: nodeDebug ? { NODE_DEBUG: nodeDebug } : {},
      timeout: limitMs,
    });
    const [code] = (await once(child, 'close')) as [number | null];
    await output.close();
    const text = await readFile(join(folder, 'output.txt'), 'utf8');
    return normalise(text, code ?? undefined);
  }

  async close(): Promise<void> {
    if (this.#server.exitCode === null && this.#server.signalCode === null) {
      this.#server.kill();
      await once(this.#server, 'close');
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Makes `import 'node-fetch'` find the version that our package.json has under an alias. */
async function install(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'node_modules'));
  const target = resolve('node_modules', `node-fetch-${version}`);
  await symlink(target, join(folder, 'node_modules', 'node-fetch'), 'junction');
}
