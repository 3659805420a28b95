import { nameEvents } from '../../trace/name-events.ts';
import { parseTrace } from '../../trace/schema.ts';
import {
  type Availability,
  type Engine,
  EngineError,
  type RunInput,
  type RunResult,
} from '../engine.ts';
import { type LabManifest, LabParts } from './parts.ts';
import type { FromFrame, RunFailure, RunReport, RunRequest } from './protocol.ts';
import { Sandbox } from './sandbox.ts';

export type { LabManifest };

/** Wall-clock limit of one run; a run that ends by itself takes a tenth of a second. */
export const RUN_WALL_MS_MAX = 10_000;

/** Sets of Node's NODE_DEBUG that every run on the page logs; the page filters what it shows. */
const NODE_DEBUG = 'http,net,stream,timer';

export interface LabEngine extends Engine {
  /**
   * Loads what a run on this release needs and boots a worker, so that the next run answers at once.
   * @param warmUp our own program, run once to warm the worker up; never the reader's
   */
  prepare(warmUp: RunInput): Promise<void>;
  close(): void;
}

/** The Lab behind the engine interface: assets, sandbox, and a trace that has been checked. */
export function createLabEngine(manifest: LabManifest, host: Document = document): LabEngine {
  const parts = new LabParts(manifest);
  const pending = new Map<number, (message: FromFrame) => void>();
  const sent = new Set<string>();
  let opening: Promise<Sandbox> | undefined;
  let lastId = 0;

  async function open(): Promise<Sandbox> {
    const [workerSource, llhttp, sandbox] = await Promise.all([
      parts.workerSource(),
      parts.llhttp(),
      Sandbox.open(parts.frameUrl, host),
    ]);
    sandbox.onmessage = (message) => {
      if (message.type !== 'ready') pending.get(message.id)?.(message);
    };
    sandbox.send({ type: 'load', workerSource, llhttp });
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

  async function ready({ node, fetch }: RunInput): Promise<{ sandbox: Sandbox; key: string }> {
    const [opened, runtime] = await Promise.all([sandbox(), parts.runtime(node, fetch)]);
    if (!sent.has(runtime.key)) opened.send({ type: 'assets', assets: runtime });
    sent.add(runtime.key);
    return { sandbox: opened, key: runtime.key };
  }

  function answer(sandbox: Sandbox, key: string, input: RunInput, signal: AbortSignal) {
    const id = ++lastId;
    return new Promise<FromFrame>((resolve, reject) => {
      const stop = () => {
        sandbox.send({ type: 'cancel', id });
        reject(signal.reason);
      };
      signal.addEventListener('abort', stop, { once: true });
      pending.set(id, (message) => {
        signal.removeEventListener('abort', stop);
        resolve(message);
      });
      const request = requestOf(input);
      sandbox.send({ type: 'run', id, key, request, wallMsMax: RUN_WALL_MS_MAX });
    }).finally(() => pending.delete(id));
  }

  return {
    id: 'lab',
    async availability(): Promise<Availability> {
      try {
        await sandbox();
        return { available: true };
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        return { available: false, reason: error.message, remedy: error.remedy };
      }
    },
    async run(input, signal) {
      signal.throwIfAborted();
      const started = performance.now();
      const { sandbox, key } = await ready(input);
      signal.throwIfAborted();
      const message = await answer(sandbox, key, input, signal);
      return resultOf(message, input, performance.now() - started);
    },
    async prepare(warmUp) {
      const { sandbox, key } = await ready(warmUp);
      sandbox.send({ type: 'prepare', key, warmUp: requestOf(warmUp) });
    },
    close() {
      opening?.then((opened) => opened.close()).catch(() => {});
    },
  };
}

const requestOf = ({ files }: RunInput): RunRequest => ({ files, nodeDebug: NODE_DEBUG });

function resultOf(message: FromFrame, input: RunInput, wallMs: number): RunResult {
  const provenance = { engine: 'lab', runtime: `Node ${input.node}` } as const;
  switch (message.type) {
    case 'report': {
      const { events, exitCode } = readReport(message.report);
      return { provenance, events, exitCode, wallMs };
    }
    case 'failed':
      return { provenance, events: endedBy(message.failure), exitCode: undefined, wallMs };
    case 'ready':
      throw new Error('a run was answered with "ready"');
  }
}

function readReport(text: string): Pick<RunResult, 'events' | 'exitCode'> {
  let report: Partial<RunReport>;
  try {
    report = JSON.parse(text) as Partial<RunReport>;
  } catch {
    throw notOurs('it is not JSON');
  }
  const parsed = parseTrace(report?.events);
  if (!parsed.ok) throw notOurs(parsed.message);
  const { exitCode } = report;
  if (exitCode !== undefined && !Number.isInteger(exitCode))
    throw notOurs('the exit code is no number');
  return { events: parsed.trace, exitCode };
}

function notOurs(message: string): EngineError {
  return new EngineError(
    'report-not-readable',
    `The run's report cannot be read: ${message}.`,
    'If the program sends messages of its own out of the sandbox, take that out and run it again.',
  );
}

/** A run ended from outside has no trace of its own; what ended it is the one thing to tell. */
function endedBy(failure: RunFailure): RunResult['events'] {
  if (failure.code === 'protocol') throw notOurs('the program answered in place of the Lab');
  if (failure.code === 'worker-error') {
    throw new EngineError(
      'worker-error',
      `The Lab itself failed: ${failure.message || 'no message'}.`,
      'That is a defect of this site. Please report it with the link to this page.',
    );
  }
  const message = `The program was still busy after ${failure.wallMsMax / 1000} s and was ended.`;
  return nameEvents([{ kind: 'limit', t: 0, actor: 'client', limit: 'wall-time', message }]);
}
