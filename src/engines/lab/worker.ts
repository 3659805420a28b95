/**
 * Entry of the Lab's worker: boots, waits for the program, runs it and reports in one string. After a `run`
 * the frame throws the worker away, so no program ever meets what another one left behind.
 */
import '../../lab/program/polyfill.ts';
import {
  type BootedLab,
  type BundledPackage,
  bootLab,
  createLlhttp,
  type ReleasePack,
} from '../../lab/index.ts';
import type { RunReport, RunRequest, ToWorker } from './protocol.ts';

interface Runtime {
  readonly packages: readonly BundledPackage[];
  boot(): BootedLab;
}

// Taken before any program runs, so that a program that replaces it changes nothing for us.
const post = postMessage.bind(globalThis) as (message: string) => void;
const { stringify } = JSON;

let runtime: Runtime | undefined;
let booted: BootedLab | undefined;

function runtimeOf({ log, ...parts }: Extract<ToWorker, { type: 'boot' }>): Runtime {
  const release = JSON.parse(parts.release) as ReleasePack;
  const llhttp = createLlhttp(new Uint8Array(parts.llhttp));
  return {
    packages: parts.packages.map((json) => JSON.parse(json) as BundledPackage),
    boot: () => bootLab({ release, log }, llhttp),
  };
}

function run({ files }: RunRequest): RunReport {
  if (!runtime) throw new Error('the worker was told to run before it was told to boot');
  // A boot that failed fails again, now that somebody listens.
  booted ??= runtime.boot();
  const { events, exitCode } = booted.run({ files, packages: runtime.packages });
  return exitCode === undefined ? { events } : { events, exitCode };
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'boot':
      runtime = runtimeOf(data);
      booted = runtime.boot();
      return;
    case 'warm-up':
      run(data.request);
      booted = runtime?.boot();
      return;
    case 'run':
      post(stringify(run(data.request)));
  }
});
