import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installFetch } from '../real-client.ts';

/** What a program did on a release's own binary. */
export interface BinaryAnswer {
  /** Both streams, in the order in which they were written. */
  readonly text: string;
  /** undefined when a signal ended it. */
  readonly exitCode: number | undefined;
}

/** What is run on a binary. */
interface BinaryRun {
  readonly executable: string;
  /** The command that starts it, with its arguments before the executable, such as `taskset`. */
  readonly starter?: readonly string[] | undefined;
  /** By their paths in the program's folder. */
  readonly files: Readonly<Record<string, string>>;
  /** The file that is started. */
  readonly main: string;
  /** The node-fetch that it finds. */
  readonly fetch?: string | undefined;
  /** Milliseconds after which it is ended from outside. */
  readonly limitMs: number;
}

/** Where a program finds node-fetch. Node follows the link to our own package, and prints that path. */
const PACKAGE = '/app/node_modules/node-fetch';

const sourceOf = (fetch: string) => realpathSync(join('node_modules', `node-fetch-${fetch}`));

/** Runs a program in a folder of its own. The folder is called `/app` in what it prints, as in the Lab. */
export async function runBinary({
  executable,
  starter = [],
  files,
  main,
  fetch,
  limitMs,
}: BinaryRun): Promise<BinaryAnswer> {
  const folder = await mkdtemp(join(tmpdir(), 'binary-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    if (fetch !== undefined) await installFetch(folder, fetch);
    const output = await open(join(folder, 'output.txt'), 'w');
    try {
      const [command = executable, ...before] = [...starter, executable];
      const child = spawn(command, [...before, main], {
        cwd: folder,
        stdio: ['ignore', output.fd, output.fd],
        env: {},
        timeout: limitMs,
        killSignal: 'SIGKILL',
      });
      const [code] = (await once(child, 'close')) as [number | null];
      const text = await readFile(join(folder, 'output.txt'), 'utf8');
      const there = fetch === undefined ? text : text.replaceAll(sourceOf(fetch), PACKAGE);
      return { text: there.replaceAll(folder, '/app'), exitCode: code ?? undefined };
    } finally {
      await output.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
