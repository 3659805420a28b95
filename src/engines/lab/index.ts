import { importedClients } from '../../scenario/clients.ts';
import { programOf } from '../../scenario/program.ts';
import { DEFAULTS, type Scenario } from '../../scenario/scenario.ts';
import { type RunEnd, runEndOf } from '../../trace/reading/run-end.ts';
import {
  type Engine,
  EngineError,
  type Provenance,
  type RunInput,
  type RunResult,
} from '../engine.ts';
import { LOG } from './log.ts';
import { type LabManifest, LabParts, notLoaded } from './parts.ts';
import type { FromFrame, RunRequest, Runtime, SearchScript } from './protocol.ts';
import { type Ending, missingPartOf, readEndingInTasks, readEndings } from './report.ts';
import { addFrame, Sandbox } from './sandbox.ts';

export type { LabManifest };

/** Wall-clock limit of one run; a run that ends by itself takes a tenth of a second. */
export const RUN_WALL_MS_MAX = 10_000;

/** The same for one of many runs of a program of the reader's, with the start of its worker. */
export const TRIAL_WALL_MS_MAX = 3_000;

/** How long a search may say nothing: it reports after some runs, and at its end thinks for some seconds. */
const SEARCH_WALL_MS_MAX = 30_000;

/** How long the worker of the next run waits for the page to show the answer of this one. */
const PREPARE_AFTER_MS = 50;

/** What a run needs before its program is known. */
type Preparation = Pick<RunInput, 'node' | 'fetch' | 'files' | 'patch'>;

export interface LabEngine extends Engine {
  /** Has a worker ready for a run that is to be expected. Whether it worked is for that run to tell. */
  prepare(preparation: Preparation): Promise<void>;
  /**
   * Runs a program of ours, one after the other in a worker that is kept: for figures that follow the reader's
   * hand. The trace is that of a run, without the debug log.
   */
  rerun(input: RunInput): Promise<RunResult>;
  /**
   * How a program ends on another time, one after the other, as for `rerun`.
   * @param isOwn a program of the reader's, which shares no worker with ours
   * @returns undefined when it took too long
   */
  trial(input: RunInput, isOwn: boolean): Promise<RunEnd | undefined>;
  /**
   * The same for several runs of one release and one version of node-fetch, with the events that say how each ended. One
   * answer for all of them costs less than one for each.
   * @returns undefined when they took too long
   */
  trials(inputs: readonly RunInput[], isOwn: boolean): Promise<readonly Ending[] | undefined>;
  /** Frees the worker of the reader's program. */
  endTrials(): void;
  /**
   * Begins to run a program many times in a worker of its own: see SearchHost. It goes on until `end`.
   * @param needs parts of the release that it has turned out to need
   * @param listen hears each report, and the failure that ends the search
   */
  search(
    input: RunInput,
    search: SearchScript,
    needs: readonly string[],
    listen: (message: FromFrame) => void,
  ): Promise<LabSearch>;
}

export interface LabSearch {
  /** Makes it report what it has. */
  stop(): void;
  /** Ends its worker. */
  end(): void;
}

interface LabOptions {
  /** The sandbox, where a page brings it along (SandboxFrame.astro); otherwise it is added for the first run. */
  readonly ownFrame?: HTMLIFrameElement;
  /** Sets of the debug log that runs write beside the program. */
  readonly log?: string;
  /** The page's own probe.mjs, which is run in a worker before the program of the reader's is there. */
  readonly probe?: string;
}

/**
 * The Lab behind the engine interface: its parts are fetched when they are first needed, each program runs in a
 * worker of its own, and the worker of the next run is made ready as soon as a run has been shown.
 */
export function createLabEngine(
  manifest: LabManifest,
  { ownFrame, log = LOG, probe }: LabOptions = {},
): LabEngine {
  const parts = new LabParts(manifest);
  const pending = new Map<number, (answer: FromFrame) => void>();
  const sent = new Set<string>();
  /** Parts of a release that programs needed, so that later runs have them from the start. */
  const wanted = new Set<string>();
  let opening: Promise<Sandbox> | undefined;
  let lastId = 0;
  let preparing: ReturnType<typeof setTimeout> | undefined;
  let lastRerun: Promise<unknown> = Promise.resolve();
  let lastRun: Promise<unknown> = Promise.resolve();

  async function open(): Promise<Sandbox> {
    const frame = ownFrame?.isConnected ? ownFrame : addFrame(parts.frameUrl);
    const sandbox = await Sandbox.open(frame);
    sandbox.onmessage = (message) => pending.get(message.id)?.(message);
    return sandbox;
  }

  /** The sandbox is opened once; a failed attempt is not remembered. */
  function sandbox(): Promise<Sandbox> {
    opening ??= open();
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  }

  /** What programs have needed so far, of this release, and what a patch changes of all that. */
  async function partsOf({ node, patch }: Preparation): Promise<[name: string, part: string][]> {
    const loading = [...wanted].map(
      async (name): Promise<[string, string | undefined]> => [name, await parts.partOf(node, name)],
    );
    if (patch !== undefined) loading.push(patchedPart(manifest, node, patch));
    return (await Promise.all(loading)).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
  }

  async function ready(preparation: Preparation): Promise<{ frame: Sandbox; runtime: Runtime }> {
    const { node, fetch, files } = preparation;
    const specs = importedClients(files, node);
    const [frame, [release, llhttp], more, nodeFetch, ...clients] = await Promise.all([
      sandbox(),
      parts.release(node),
      partsOf(preparation),
      fetch === 'http' ? undefined : parts.nodeFetch(fetch),
      ...specs.map((spec) => parts.client(spec)),
    ]);
    const give = (name: string, json: string) => {
      if (!sent.has(name)) frame.send({ type: 'part', name, json });
      sent.add(name);
      return name;
    };
    const packages = [
      ...(nodeFetch === undefined ? [] : [give(`node-fetch ${fetch}`, nodeFetch)]),
      ...specs.map((spec, at) => give(spec, clients[at] ?? '')),
    ];
    const runtime = {
      release: give(`node ${node}`, release),
      parts: more.map(([name, part]) => give(`${name} of ${node}`, part)),
      llhttp: give(`llhttp of ${node}`, llhttp),
      packages,
      log,
    };
    return { frame, runtime };
  }

  function ask(
    how: Asked,
    { frame, runtime }: { frame: Sandbox; runtime: Runtime },
    requests: readonly RunRequest[],
    signal: AbortSignal,
  ) {
    const id = ++lastId;
    return new Promise<FromFrame>((resolve, reject) => {
      const stop = () => {
        frame.send({ type: 'cancel', id });
        reject(signal.reason);
      };
      signal.addEventListener('abort', stop, { once: true });
      pending.set(id, (answer) => {
        signal.removeEventListener('abort', stop);
        resolve(answer);
      });
      const [request] = requests;
      if (how.type === 'trials') frame.send({ ...how, id, runtime, requests });
      else frame.send({ ...how, id, runtime, request: request! });
    }).finally(() => pending.delete(id));
  }

  /** Asks, and again with each part of the release that the program turns out to need. */
  async function answerTo(how: Asked, inputs: readonly RunInput[], signal: AbortSignal) {
    const [input] = inputs;
    const { order } = input!;
    const requests =
      order === undefined
        ? inputs.map(requestOf)
        : [await requestWithTimes(manifest, input!, order)];
    for (;;) {
      const lab = await ready(input!);
      signal.throwIfAborted();
      const answer = await ask(how, lab, requests, signal);
      const part = answer.type === 'report' ? missingPartOf(answer.report) : undefined;
      if (part === undefined || wanted.has(part)) return { ...lab, answer };
      wanted.add(part);
    }
  }

  /** Our own program, run in a worker that waits for the reader's: it is then compiled and warm. */
  function warmUpFor({ fetch }: RunInput): RunRequest {
    const { files } = programOf({ ...DEFAULTS, fetch: fetch as Scenario['fetch'] });
    return { files: probe === undefined ? files : { ...files, 'probe.mjs': probe } };
  }

  return {
    id: 'lab',
    async availability() {
      try {
        await sandbox();
        return { available: true };
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        return { available: false, reason: error.message, remedy: error.remedy };
      }
    },
    async prepare(preparation) {
      try {
        const { frame, runtime } = await ready(preparation);
        frame.send({ type: 'prepare', runtime });
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
      }
    },
    async load(input) {
      await ready(input);
    },
    async run(input, signal) {
      signal.throwIfAborted();
      clearTimeout(preparing);
      const started = performance.now();
      const asking = answerTo(RUN, [input], signal);
      lastRun = asking.catch(() => {}); // the caller is told
      const { frame, runtime, answer } = await asking;
      const wallMs = performance.now() - started;
      preparing = setTimeout(
        () => frame.send({ type: 'prepare', runtime, warmUp: warmUpFor(input) }),
        PREPARE_AFTER_MS,
      );
      return {
        provenance: provenanceOf(input),
        ...(await readEndingInTasks(answer, nextTask)),
        wallMs,
      };
    },
    rerun(input) {
      const result = lastRerun.then(async () => {
        const started = performance.now();
        const { answer } = await answerTo(RERUN, [input], new AbortController().signal);
        const wallMs = performance.now() - started;
        return {
          provenance: provenanceOf(input),
          ...(await readEndingInTasks(answer, nextTask)),
          wallMs,
        };
      });
      lastRerun = result.catch(() => {}); // whoever asked for it is told; the next one is tried anyway
      return result;
    },
    async trial(input, isOwn) {
      const endings = await this.trials([input], isOwn);
      return endings?.map(({ events, exitCode }) => runEndOf(events, exitCode))[0];
    },
    trials(inputs, isOwn) {
      const each = isOwn ? TRIAL_WALL_MS_MAX : RUN_WALL_MS_MAX;
      const how = { type: 'trials', wallMsMax: each * inputs.length, isOwn } as const;
      const result = lastRerun.then(async () => {
        await ready(inputs[0]!);
        await lastRun; // somebody waits for that one
        const { answer } = await answerTo(how, inputs, new AbortController().signal);
        return readEndings(answer);
      });
      lastRerun = result.catch(() => {});
      return result;
    },
    async search(input, search, needs, listen) {
      for (const part of needs) wanted.add(part);
      const { frame, runtime } = await ready(input);
      const id = ++lastId;
      pending.set(id, listen);
      const request = requestOf(input);
      const wallMsMax = SEARCH_WALL_MS_MAX;
      frame.send({ type: 'search', id, runtime, request, search, wallMsMax });
      return {
        stop: () => frame.send({ type: 'end-search', id }),
        end() {
          pending.delete(id);
          frame.send({ type: 'cancel', id });
        },
      };
    },
    endTrials() {
      void lastRerun.then(async () => {
        if (opening) (await opening).send({ type: 'end-trials' });
      });
    },
  };
}

type Asked =
  | { readonly type: 'run' | 'rerun'; readonly wallMsMax: number }
  | { readonly type: 'trials'; readonly wallMsMax: number; readonly isOwn: boolean };

const RUN: Asked = { type: 'run', wallMsMax: RUN_WALL_MS_MAX };
const RERUN: Asked = { type: 'rerun', wallMsMax: RUN_WALL_MS_MAX };

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

const requestOf = ({ files, time }: RunInput): RunRequest => ({ files, ...(time && { time }) });

/** What chosen times need is loaded with the first ones. */
async function requestWithTimes(manifest: LabManifest, input: RunInput, order: string) {
  const part = await import('./chosen-run.ts').catch((cause: Error) => {
    throw notLoaded(cause.message);
  });
  return part.requestWithTimes(manifest, input, order);
}

const provenanceOf = ({ node, patch }: RunInput): Provenance => ({
  engine: 'lab',
  node,
  ...(patch === undefined ? {} : { isPatched: true }),
});

/** What reads and applies a patch is loaded with the first one. */
async function patchedPart(manifest: LabManifest, node: string, patch: string) {
  const part = await import('./patched-library.ts').catch((cause: Error) => {
    throw notLoaded(cause.message);
  });
  return part.patchedPart(manifest, node, patch);
}
