import type { PromiseRealm } from '../promises/realm.ts';
import type { CompileCache } from './compile-cache.ts';
import type { BundledPackage } from './package.ts';

/** What running a program takes from the simulated process that it runs in. */
export interface ProgramHost {
  /** The object that the program sees as `globalThis`. */
  readonly global: object;
  readonly promises: PromiseRealm;
  /** Release of Node: `20.0.0`. */
  readonly version: string;
  /** The reader's own files by name, `client.mjs`. They lie in /app. */
  readonly files: Readonly<Record<string, string>>;
  /** Is this one of the reader's own files that Node reads as CommonJS? */
  isCommonJs(file: string): boolean;
  /** What /app/node_modules holds. */
  readonly packages: readonly BundledPackage[];
  /** May be shared by processes and runs: what it holds depends on the texts alone. */
  readonly compiled: CompileCache;
  /**
   * What packages exported that this process has loaded before: a process can run more than one
   * program.
   */
  readonly loadedPackages?: Map<BundledPackage, unknown>;
  /** Is this a module of Node's that programs may import? Without the `node:` prefix. */
  isBuiltin(id: string): boolean;
  /**
   * The exports of a module of Node's, internal ones too. Throws by name what the Lab does not
   * have.
   */
  requireBuiltin(id: string): unknown;
  /** TriggerUncaughtException (src/node_errors.cc). */
  onUncaught(error: unknown, fromPromise: boolean): void;
  /** The program stands at this line (from 1) of one of the reader's files. */
  setLine(file: string, line: number): void;
  /** The process has ended, and the code still on the stack must not have any more effect. */
  hasEnded(): boolean;
}
