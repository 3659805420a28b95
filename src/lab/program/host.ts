import type { PromiseRealm } from '../promises/realm.ts';
import type { CompileCache } from './compile-cache.ts';
import type { BundledPackage } from './package.ts';

/** The simulated process, as the program that runs in it needs it. */
export interface ProgramHost {
  /** The object that the program sees as `globalThis`. */
  readonly global: object;
  readonly promises: PromiseRealm;
  /** Release of Node: `20.0.0`. */
  readonly version: string;
  /** The reader's own files by name, `client.mjs`. They lie in /app. */
  readonly files: Readonly<Record<string, string>>;
  /** Whether this is one of the reader's own files, and Node reads it as CommonJS. */
  isCommonJs(file: string): boolean;
  /** The packages in /app/node_modules. */
  readonly packages: readonly BundledPackage[];
  /** May be shared by processes and runs, because its contents depend on the texts alone. */
  readonly compiled: CompileCache;
  /**
   * The exports of packages that this process has loaded before: a process can run more than one
   * program.
   */
  readonly loadedPackages?: Map<BundledPackage, unknown>;
  /** Whether this is a module of Node that programs may import. `fs`, `node:fs`, `node:test` */
  isBuiltin(id: string): boolean;
  /**
   * The exports of a module of Node, which may be an internal one. Throws an error that names a
   * module that the Lab does not have.
   */
  requireBuiltin(id: string): unknown;
  /** TriggerUncaughtException (src/node_errors.cc). */
  onUncaught(error: unknown, fromPromise: boolean): void;
  /** Settles when the thread pool has read a file. */
  whenRead?(): object;
  /** The files before the main one have been evaluated. */
  preloaded?(): void;
  /** The program stands at this line (from 1) of one of the reader's files. */
  setLine(file: string, line: number): void;
  /** The process has ended, and the code still on the stack must not have any more effect. */
  hasEnded(): boolean;
}
