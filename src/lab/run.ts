import type { Llhttp } from './bindings/llhttp.ts';
import type { TimeModel } from './kernel/time-model.ts';
import { LabPair } from './lab-pair.ts';
import type { Limits } from './limits.ts';
import type { LabOutput } from './output.ts';
import { CompileCache } from './program/compile-cache.ts';
import type { BundledPackage } from './program/package.ts';
import type { ReleasePack } from './release-pack.ts';

/** Everything one run of the Lab depends on. Same input, same trace. */
export interface LabInput {
  readonly release: ReleasePack;
  /** `client.mjs`, `server.mjs`, `probe.mjs`: the texts the reader sees. */
  readonly files: Readonly<Record<string, string>>;
  /** The file that is the client's main one, where that is not `client.mjs`. */
  readonly clientFile?: string;
  /** The file that is the server's main one, where that is not `server.mjs`. */
  readonly serverFile?: string;
  /** Files that are CommonJS, besides those that are called `.cjs`. The others are ES modules. */
  readonly commonJs?: readonly string[];
  /** What `import 'node-fetch'` finds. */
  readonly packages: readonly BundledPackage[];
  /** Node's NODE_DEBUG for the client, e.g. `http,net`; empty for none. */
  readonly nodeDebug?: string;
  /**
   * The same log for somebody who looks on: sets as in NODE_DEBUG, but the program's environment
   * does not have them and Node does not warn the program's user of secrets in the log. Changes
   * nothing else in the trace.
   */
  readonly log?: string;
  readonly time?: Partial<TimeModel>;
  readonly limits?: Partial<Limits>;
}

/** Compiled files of earlier runs: it changes how long a run takes, never what happens in it. */
const compiled = new CompileCache();

/** Two booted processes that wait for their programs: good for one run. */
export interface BootedLab {
  run(program: Pick<LabInput, 'files' | 'packages' | 'commonJs'>): LabOutput;
}

/** The first half of `runLab`, which needs no program: for whoever waits for one. */
export function bootLab(
  input: Omit<LabInput, 'files' | 'packages' | 'commonJs'>,
  llhttp: Llhttp,
): BootedLab {
  const pair = new LabPair(input, llhttp);
  return {
    run: ({ files, packages, commonJs = [] }) => pair.run({ files, packages, commonJs, compiled }),
  };
}

/**
 * Runs client.mjs against server.mjs, each in a simulated Node process of the release. Synchronous
 * and deterministic. What a program does, even crash or loop, is in the trace; an exception is a
 * fault of the Lab.
 */
export function runLab(input: LabInput, llhttp: Llhttp): LabOutput {
  return bootLab(input, llhttp).run(input);
}
