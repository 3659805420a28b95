/**
 * Entry of the Lab's worker: boots, waits for the program, runs it and reports in one string. After a `run`
 * the frame throws the worker away, so no program ever meets what another one left behind. A `rerun` is of our own
 * programs only, which leave nothing behind that cannot be rewound.
 */
import '../../lab/program/polyfill.ts';
import {
  addPart,
  type Batch,
  type BootedLab,
  type BundledPackage,
  bootLab,
  createBatch,
  createLlhttp,
  type LabOutput,
  type ReleasePack,
  type ReleasePart,
} from '../../lab/index.ts';
import { endEventsOf } from '../../trace/reading/end-events.ts';
import type { RunRequest, ToWorker } from './protocol.ts';

interface Runtime {
  readonly packages: readonly BundledPackage[];
  boot(time?: RunRequest['time']): BootedLab;
  batch(): Batch;
}

// Taken before any program runs, so that a program that replaces it changes nothing for us.
const post = postMessage.bind(globalThis) as (message: string) => void;
const { stringify } = JSON;

/** The frame sends `boot` first. */
let runtime: Runtime;
let booted: BootedLab | undefined;
let batch: Batch | undefined;

/** After this many runs another one would hardly make the next run faster. */
const WARM_UPS = 4;

function runtimeOf({ log, ...parts }: Extract<ToWorker, { type: 'boot' }>): Runtime {
  const release = JSON.parse(parts.release) as ReleasePack;
  for (const part of parts.parts) addPart(release, JSON.parse(part) as ReleasePart);
  const llhttp = createLlhttp(bytesOf(JSON.parse(parts.llhttp) as string));
  return {
    packages: parts.packages.map((json) => JSON.parse(json) as BundledPackage),
    boot: (time = {}) => bootLab({ release, log, time }, llhttp),
    batch: () => createBatch(release, llhttp),
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function run({ files, time }: RunRequest): LabOutput {
  // A boot that failed fails again, now that somebody listens. The one that is ready has the Lab's own time.
  const { boot, packages } = runtime;
  const lab = (time ? undefined : booted) ?? boot(time);
  booted = undefined;
  return lab.run({ files, packages });
}

/** The same trace as a run's, but for the debug log, which rewound processes do not write. */
function rerun({ files, time = {} }: RunRequest): LabOutput {
  const { batch: newBatch, packages } = runtime;
  batch ??= newBatch();
  return batch.run({ files, packages, time });
}

/**
 * Runs a program of ours several times, so that Node's library and the Lab itself are compiled when the reader's
 * program comes. Each time is a task of its own, because the reader's program may come between; the worker then ends
 * after that.
 */
function warmUp(request: RunRequest, times: number): void {
  run(request);
  booted = runtime.boot();
  if (times > 1) setTimeout(() => warmUp(request, times - 1));
}

/**
 * One of many, of which only the end is asked. A program of the reader's own is booted for each: it may leave behind
 * what cannot be rewound.
 */
function trial(request: RunRequest, isOwn: boolean): LabOutput {
  const output = isOwn ? run(request) : rerun(request);
  return { ...output, events: endEventsOf(output.events) };
}

/** As a RunReport: JSON leaves an exit code out that is undefined. */
const report = (output: LabOutput) => post(stringify(output));

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'boot':
      runtime = runtimeOf(data);
      if (data.purpose === 'rerun') batch = runtime.batch();
      else booted = runtime.boot();
      return;
    case 'warm-up':
      warmUp(data.request, WARM_UPS);
      return;
    case 'run':
      report(run(data.request));
      return;
    case 'rerun':
      report(rerun(data.request));
      return;
    case 'trial':
      report(trial(data.request, data.isOwn));
  }
});
