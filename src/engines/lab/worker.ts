/**
 * Entry of the Lab's worker: boots once, then runs what it is told and reports in one string. After a `run`
 * the frame throws the worker away, so no program ever meets what another one left behind.
 */
import '../../lab/program/polyfill.ts';
import {
  type BundledPackage,
  createLlhttp,
  type Llhttp,
  type ReleasePack,
  runLab,
} from '../../lab/index.ts';
import type { RunReport, RunRequest, ToWorker } from './protocol.ts';

interface Booted {
  readonly release: ReleasePack;
  readonly packages: readonly BundledPackage[];
  readonly llhttp: Llhttp;
}

// Taken before any program runs, so that a program that replaces it changes nothing for us.
const post = postMessage.bind(globalThis) as (message: string) => void;
const { stringify } = JSON;

let booted: Booted | undefined;

function boot({ release, packages, llhttp }: Extract<ToWorker, { type: 'boot' }>): Booted {
  return {
    release: JSON.parse(release) as ReleasePack,
    packages: packages.map((json) => JSON.parse(json) as BundledPackage),
    llhttp: createLlhttp(new Uint8Array(llhttp)),
  };
}

function run({ release, packages, llhttp }: Booted, { files, log }: RunRequest): RunReport {
  const { events, exitCode } = runLab({ release, files, packages, log }, llhttp);
  return exitCode === undefined ? { events } : { events, exitCode };
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'boot') {
    booted = boot(data);
    return;
  }
  if (!booted) throw new Error('the worker was told to run before it was told to boot');
  const report = run(booted, data.request);
  if (data.type === 'run') post(stringify(report));
});
