import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientFolder } from '../../src/build/packages/bundle-client.ts';
import { executableOf } from '../extract-node-lib/binary.ts';
import type { ConformanceProgram } from './conformance-program.ts';
import { accepting, freePort, withPort } from './listening.ts';
import { installFetch, runRealClient } from './real-client.ts';
import type { Transcript } from './transcript.ts';

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
   * Runs a client to its end.
   *
   * @param limitMs the time after which the client is ended from outside
   */
  async run(
    { client, clientFile = 'client.mjs', fetch, package: spec, nodeDebug }: ConformanceProgram,
    limitMs?: number,
  ): Promise<Transcript> {
    const folder = await mkdtemp(join(this.#folder, 'run-'));
    if (fetch) await installFetch(folder, fetch);
    if (spec) await symlink(join(clientFolder(spec), 'node_modules'), join(folder, 'node_modules'));
    const real = {
      folder,
      file: clientFile,
      text: client,
      port: this.#port,
      command: (file: string) => [this.#executable, file] as const,
      env: { TZ: 'UTC', LANG: 'en_US.UTF-8', ...(nodeDebug && { NODE_DEBUG: nodeDebug }) },
    };
    return runRealClient(real, limitMs);
  }

  async close(): Promise<void> {
    if (this.#server.exitCode === null && this.#server.signalCode === null) {
      this.#server.kill();
      await once(this.#server, 'close');
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}
