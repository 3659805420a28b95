import type { TraceEvent } from '../trace/event.ts';
import type { TimeModel } from './kernel/time-model.ts';
import type { Limits } from './limits.ts';
import type { ReleasePack } from './node/pack.ts';
import type { BundledPackage } from './program/package.ts';

/** Everything one run of the Lab depends on. Same input, same trace. */
export interface LabInput {
  readonly release: ReleasePack;
  /** `client.mjs`, `server.mjs`, `probe.mjs`: the texts the reader sees. */
  readonly files: Readonly<Record<string, string>>;
  /** What `import 'node-fetch'` finds. */
  readonly packages: readonly BundledPackage[];
  /** Node's NODE_DEBUG for the client, e.g. `http,net`; empty for none. */
  readonly nodeDebug?: string;
  readonly time?: Partial<TimeModel>;
  readonly limits?: Partial<Limits>;
}

export interface LabOutput {
  readonly events: readonly TraceEvent[];
  /** Exit code of the client; undefined when a limit ended the run. */
  readonly exitCode: number | undefined;
}
