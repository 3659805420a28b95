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
  type LabInput,
  type LabOutput,
  type ReleasePack,
  type ReleasePart,
} from '../../lab/index.ts';
import { endEventsOf } from '../../trace/reading/end-events.ts';
import { cutText } from '../../trace/record/cut-texts.ts';
import { ERROR_CHARS_MAX, type RunRequest, type ToWorker } from './protocol.ts';
import type { SearchHost } from './search-host.ts';
import type { TimesHost } from './times-script.ts';
import { bareJson, closeGlobal } from './worker-global.ts';

interface Runtime {
  readonly packages: readonly BundledPackage[];
  boot(time?: RunRequest['time'], times?: LabInput['times']): BootedLab;
  batch(): Batch;
}

// Taken before any program runs, so that a program that replaces them changes nothing for us.
const post = postMessage.bind(globalThis) as (message: string) => void;
const later = setTimeout.bind(globalThis) as (task: () => void) => void;
const now = performance.now.bind(performance);
const FunctionOfText = Function;
const dataOf = Function.prototype.call.bind(
  Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get as () => unknown,
) as (event: MessageEvent<ToWorker>) => ToWorker;

/** The frame sends `boot` first. */
let runtime: Runtime;
let booted: BootedLab | undefined;
let batch: Batch | undefined;
let isSearchOver = false;

/** After this many runs another one would hardly make the next run faster. */
const WARM_UPS = 4;

function runtimeOf({ log, ...parts }: Extract<ToWorker, { type: 'boot' }>): Runtime {
  const release = JSON.parse(parts.release) as ReleasePack;
  for (const part of parts.parts) addPart(release, JSON.parse(part) as ReleasePart);
  const llhttp = createLlhttp(bytesOf(JSON.parse(parts.llhttp) as string));
  return {
    packages: parts.packages.map((json) => JSON.parse(json) as BundledPackage),
    boot: (time = {}, times) => bootLab({ release, log, time, times }, llhttp),
    batch: () => createBatch(release, llhttp),
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function run({ files, time, chosen }: RunRequest): LabOutput {
  const { boot, packages } = runtime;
  const times = chosen && timesOf(chosen);
  // A boot that failed fails again, now that somebody listens. The one that is ready has the Lab's own time.
  const lab = (time || times ? undefined : booted) ?? boot(time, times);
  booted = undefined;
  return lab.run({ files, packages });
}

/** By our own script. It has been read before the program begins. */
function timesOf({ script, delays }: NonNullable<RunRequest['chosen']>): LabInput['times'] {
  const host: TimesHost = { delays };
  FunctionOfText('host', script)(host);
  return host.times;
}

/** The same trace as a run's, but for the debug log, which rewound processes do not write. */
function rerun({ files, time = {} }: RunRequest, keeps?: 'endings'): LabOutput {
  const { batch: newBatch, packages } = runtime;
  batch ??= newBatch();
  return batch.run({ files, packages, time }, keeps);
}

/**
 * Runs a program of ours several times, so that Node's library and the Lab itself are compiled when the reader's
 * program comes. Each time is a task of its own, because the reader's program may come between; the worker then ends
 * after that.
 */
function warmUp(request: RunRequest, times: number): void {
  run(request);
  booted = runtime.boot();
  if (times > 1) later(() => warmUp(request, times - 1));
}

/**
 * Some of many, of which only the ends are asked. A program of the reader's own is booted for each: it may leave behind
 * what cannot be rewound. When one lacks a part of its release, it is the answer, because all have to be run again.
 */
function trials(requests: readonly RunRequest[], isOwn: boolean): LabOutput | readonly LabOutput[] {
  const outputs: LabOutput[] = [];
  for (const request of requests) {
    const output = isOwn ? run(request) : rerun(request, 'endings');
    if (output.missingPart !== undefined) return output;
    outputs[outputs.length] = { ...output, events: endEventsOf(output.events) };
  }
  return outputs;
}

/**
 * Runs a program and says how it ended, as a RunReport. Each message begins with the nonce of the run, which the
 * program cannot know. The first one says that from now on a program may be heard here.
 */
function answer(nonce: string, ending: () => LabOutput | readonly LabOutput[]): void {
  post(nonce);
  let report: object;
  try {
    report = ending(); // JSON leaves an exit code out that is undefined
  } catch (error) {
    report = { failed: messageOf(error) };
  }
  post(nonce + bareJson(report));
}

/** Our own script runs the program many times. It has been read before the program begins. */
function search({ nonce, request, search }: Extract<ToWorker, { type: 'search' }>): void {
  const { packages, batch } = runtime;
  const host: SearchHost = {
    ...{ ...request, packages, batch: batch(), options: search.options, later, now, messageOf },
    isOver: () => isSearchOver,
    tell: (report) => post(nonce + bareJson(report)),
  };
  const begin = FunctionOfText('host', search.script) as (host: SearchHost) => void;
  post(nonce);
  begin(host);
}

/** A program may have thrown anything, with getters that throw again. */
function messageOf(error: unknown): string {
  try {
    return cutText(`${error}`, ERROR_CHARS_MAX);
  } catch {
    return '';
  }
}

addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = dataOf(event);
  switch (message.type) {
    case 'boot':
      runtime = runtimeOf(message);
      if (message.purpose === 'rerun') batch = runtime.batch();
      else booted = runtime.boot();
      return;
    case 'warm-up':
      warmUp(message.request, WARM_UPS);
      return;
    case 'run':
      answer(message.nonce, () => run(message.request));
      return;
    case 'rerun':
      answer(message.nonce, () => rerun(message.request));
      return;
    case 'trials':
      answer(message.nonce, () => trials(message.requests, message.isOwn));
      return;
    case 'search':
      search(message);
      return;
    case 'end-search':
      isSearchOver = true;
  }
});
closeGlobal(globalThis);
