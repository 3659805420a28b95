import type { Llhttp } from './bindings/llhttp.ts';
import type { ChosenTimes } from './chosen-times.ts';
import type { TimeModel } from './kernel/time-model.ts';
import type { LabOutput } from './lab-output.ts';
import { LabPair, runPair, spoiledAnswer } from './lab-pair.ts';
import type { Limits } from './limits.ts';
import { CompileCache } from './program/compile-cache.ts';
import type { BundledPackage } from './program/package.ts';
import type { ReleasePack } from './release-pack.ts';

/** Everything that one run of the Lab depends on. Same input, same trace. */
export interface LabInput {
  readonly release: ReleasePack;
  /** `client.mjs`, `server.mjs`, `probe.mjs`: the texts the reader sees. */
  readonly files: Readonly<Record<string, string>>;
  /** The client's main file, if it is not `client.mjs`. */
  readonly clientFile?: string;
  /** The server's main file, if it is not `server.mjs`. */
  readonly serverFile?: string;
  /** CommonJS files, in addition to those with a name in `.cjs`. The others are ES modules. */
  readonly commonJs?: readonly string[];
  /** The packages that a program can import, such as `node-fetch`. */
  readonly packages: readonly BundledPackage[];
  /** Node's NODE_DEBUG for the client, e.g. `http,net`; empty for none. */
  readonly nodeDebug?: string;
  /**
   * The same log, without the program's knowledge. Sets are named as in NODE_DEBUG, but the
   * variable is not in the program's environment, and Node does not print its warning about secrets
   * in the log. The rest of the trace does not change.
   */
  readonly log?: string;
  readonly time?: Partial<TimeModel>;
  readonly limits?: Partial<Limits>;
  /** Times that were chosen one by one. Without them, all take those of `time`. */
  readonly times?: ChosenTimes | undefined;
}

/** Compiled files of earlier runs. They make a run faster and do not change its trace. */
const compiled = new CompileCache();

/** Two booted processes that wait for their programs: good for one run. */
export interface BootedLab {
  run(program: Pick<LabInput, 'files' | 'packages' | 'commonJs'>): LabOutput;
}

/** The first half of `runLab`. It needs no program, so it can be done before there is one. */
export function bootLab(
  input: Omit<LabInput, 'files' | 'packages' | 'commonJs'>,
  llhttp: Llhttp,
): BootedLab {
  const spoiled = spoiledAnswer();
  if (spoiled) return { run: () => spoiled };
  const { times } = input;
  const boot = (more: { readonly holds?: ReadonlySet<number> }) =>
    new LabPair({ ...input, ...more, schedule: times?.begin() }, llhttp);
  const pair = boot({});
  return {
    run({ files, packages, commonJs = [] }) {
      const again = (holds: ReadonlySet<number>) => boot({ holds });
      const output = runPair(pair, again, { files, packages, commonJs, compiled });
      return times?.toldIn(output) ?? output;
    },
  };
}

/**
 * Runs client.mjs against server.mjs, each in a simulated Node process of the release. Synchronous
 * and deterministic. Everything that a program does is in the trace, even when it crashes or loops.
 * An exception is a fault of the Lab.
 */
export function runLab(input: LabInput, llhttp: Llhttp): LabOutput {
  return bootLab(input, llhttp).run(input);
}
