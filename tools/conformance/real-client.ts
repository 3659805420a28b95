import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withPort } from './listening.ts';
import { normalise, type Transcript } from './transcript.ts';

const RUN_MS_MAX = 20_000;

/** A client's text, and what runs it. */
export interface RealClient {
  /** Its own folder, with the packages that it imports. */
  readonly folder: string;
  readonly file: 'client.mjs' | 'client.cjs';
  readonly text: string;
  /** Takes the place of the playground's. */
  readonly port: number;
  /** Program and arguments that run the file, given its name in the folder. */
  readonly command: (file: string) => readonly [program: string, ...args: string[]];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Runs a client to its end. Both its streams go to one file, so that their order is kept.
 *
 * @param limitMs the time after which the client is ended from outside
 * @param signal ends it as well; the transcript is then one without an exit code
 */
export async function runRealClient(
  { folder, file, text, port, command, env }: RealClient,
  limitMs = RUN_MS_MAX,
  signal?: AbortSignal,
): Promise<Transcript> {
  await writeFile(join(folder, file), withPort(text, port));
  const output = await open(join(folder, 'output.txt'), 'w');
  const [program, ...args] = command(file);
  const child = spawn(program, args, {
    cwd: folder,
    stdio: ['ignore', output.fd, output.fd],
    env,
    timeout: limitMs,
  });
  const end = () => child.kill();
  signal?.addEventListener('abort', end);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return normalise(await readFile(join(folder, 'output.txt'), 'utf8'), code ?? undefined);
  } finally {
    signal?.removeEventListener('abort', end);
    await output.close();
  }
}

/** Makes `import 'node-fetch'` find the version that our package.json has under an alias. */
export async function installFetch(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'node_modules'));
  const target = resolve('node_modules', `node-fetch-${version}`);
  await symlink(target, join(folder, 'node_modules', 'node-fetch'), 'junction');
}
