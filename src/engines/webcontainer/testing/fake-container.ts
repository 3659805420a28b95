import type { FileSystemTree, SpawnOptions, WebContainer } from '@webcontainer/api';
import type { Container } from '../client.ts';

/**
 * What a fake `node` does: it prints, then ends with a code, or runs until it is killed, or makes
 * trouble.
 */
export interface FakeProgram {
  readonly prints?: readonly string[];
  readonly exit?: number;
  /** `never-starts`: the promise of spawn() stays pending. */
  readonly trouble?: 'never-starts' | 'cannot-start' | 'cannot-be-killed';
}

type Environment = NonNullable<SpawnOptions['env']>;
type FakePrograms = (args: readonly string[], cwd: string, env: Environment) => FakeProgram;

/** A container in memory. It keeps what is mounted, and its programs do what the test says. */
export class FakeContainer {
  readonly mounted: FileSystemTree[] = [];
  readonly spawned: string[] = [];
  /** The number of programs that run now. */
  alive = 0;
  isTornDown = false;
  /** Leaves each `mount` pending. */
  takesNoFiles = false;
  readonly #programs: FakePrograms;
  readonly #listeners = new Map<string, Set<(...args: never[]) => void>>();

  constructor(programs: FakePrograms) {
    this.#programs = programs;
  }

  /** Has the types of the library, so that the compiler reports an upgrade that changes them. */
  readonly api = {
    mount: async (tree: FileSystemTree | Uint8Array | ArrayBuffer) => {
      if (this.takesNoFiles) await new Promise(() => {});
      this.mounted.push(tree as FileSystemTree);
    },
    spawn: async (_command: string, args: unknown, options?: SpawnOptions) =>
      this.#spawn(args as string[], options?.cwd ?? '', options?.env ?? {}),
    on: (event: string, listener: (...args: never[]) => void) => {
      const listeners = this.#listeners.get(event) ?? new Set();
      this.#listeners.set(event, listeners.add(listener));
      return () => listeners.delete(listener);
    },
    teardown: () => {
      this.isTornDown = true;
    },
  } satisfies Pick<WebContainer, 'mount' | 'spawn' | 'on' | 'teardown'> as Container;

  emit(event: 'error' | 'port', ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...(args as never[]));
  }

  async #spawn(args: readonly string[], cwd: string, env: Environment) {
    this.spawned.push(args.join(' '));
    const { prints = [], exit, trouble } = this.#programs(args, cwd, env);
    if (trouble === 'never-starts') await new Promise(() => {});
    if (trouble === 'cannot-start') throw new Error('no such command');
    this.alive += 1;
    const { promise, resolve } = Promise.withResolvers<number>();
    const { readable: output, writable } = new TransformStream<string, string>();
    const writer = writable.getWriter();
    const end = (code: number) => {
      writer.close().catch(() => {});
      resolve(code);
    };
    for (const chunk of prints) writer.write(chunk).catch(() => {});
    if (exit !== undefined) end(exit);
    if (args[0] === 'server.mjs') this.emit('port', 3000, 'open', '');
    promise.finally(() => {
      this.alive -= 1;
    });
    return {
      exit: promise,
      output,
      input: new WritableStream<string>(),
      kill: () => trouble !== 'cannot-be-killed' && end(143),
      resize: () => {},
    };
  }
}
