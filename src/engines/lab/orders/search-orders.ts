import type {
  Bounds,
  Exploration,
  OrderProgress,
} from '../../../exploration/orders/exploration.ts';
import type { OrdersAsset } from '../../../lab/assets.ts';
import { withoutClock } from '../../../scenario/untimed-probe.ts';
import { EngineError, type RunInput } from '../../engine.ts';
import type { LabEngine, LabSearch } from '../index.ts';
import { type LabManifest, load } from '../parts.ts';
import type { FromFrame } from '../protocol.ts';
import { readEnding } from '../report.ts';
import { readOrdersReport } from './report.ts';

export type OrdersEnd =
  | {
      readonly kind: 'found';
      readonly exploration: Exploration;
      /** SHA-256 of the release's library, without the reader's patch. */
      readonly library: string;
      readonly ms: number;
    }
  /** The worker said nothing for so long that it was ended. */
  | { readonly kind: 'silent'; readonly ms: number };

interface SearchOptions {
  readonly bounds: Bounds;
  readonly onProgress: (progress: OrderProgress) => void;
  /** Ends the search with what it has found. */
  readonly stop: AbortSignal;
  /** Ends it without an answer: the result rejects with the signal's reason. */
  readonly leave: AbortSignal;
}

/** A program that needs more parts than a release has is not ours to serve. */
const PARTS_MAX = 40;

/**
 * Runs a program in every order, in the sandbox. Nothing of it is loaded before the first call.
 *
 * @throws EngineError when a part of the Lab cannot be loaded, or the search itself fails
 */
export async function searchOrders(
  lab: LabEngine,
  { base, orders }: LabManifest,
  input: RunInput,
  options: SearchOptions,
): Promise<OrdersEnd> {
  const { script, libraries } = JSON.parse(await load(base + orders.path)) as OrdersAsset;
  const started = performance.now();
  const needs: string[] = [];
  const quiet = { ...input, files: withoutClock(input.files) };
  while (needs.length < PARTS_MAX) {
    const search = { script, options: options.bounds };
    const end = await oneSearch(lab, quiet, search, needs, options);
    const ms = performance.now() - started;
    switch (end.kind) {
      case 'missing':
        needs.push(end.part);
        break;
      case 'silent':
        return { ...end, ms };
      case 'found':
        return { ...end, library: libraries[input.node] ?? '', ms };
    }
  }
  throw failed(`it asks for ${PARTS_MAX} parts of Node`);
}

type SearchEnd =
  | { readonly kind: 'found'; readonly exploration: Exploration }
  | { readonly kind: 'silent' }
  | { readonly kind: 'missing'; readonly part: string };

async function oneSearch(
  lab: LabEngine,
  input: RunInput,
  search: { readonly script: string; readonly options: unknown },
  needs: readonly string[],
  { onProgress, stop, leave }: SearchOptions,
): Promise<SearchEnd> {
  leave.throwIfAborted();
  let running: LabSearch | undefined;
  const over = new AbortController();
  try {
    return await new Promise<SearchEnd>((resolve, reject) => {
      const listen = (message: FromFrame) => {
        try {
          const end = endOf(message, onProgress);
          if (end) resolve(end);
        } catch (error) {
          reject(error);
        }
      };
      leave.addEventListener('abort', () => reject(leave.reason), { signal: over.signal });
      stop.addEventListener('abort', () => running?.stop(), { signal: over.signal });
      lab.search(input, search, needs, listen).then((begun) => {
        running = begun;
        if (over.signal.aborted) begun.end();
        else if (stop.aborted) begun.stop();
      }, reject);
    });
  } finally {
    over.abort();
    running?.end();
  }
}

/** Undefined for progress. */
function endOf(message: FromFrame, onProgress: SearchOptions['onProgress']): SearchEnd | undefined {
  if (message.type === 'failed') {
    if (message.failure.code === 'wall-time') return { kind: 'silent' };
    readEnding(message); // throws what it was
    return { kind: 'silent' };
  }
  const report = readOrdersReport(message.report);
  if ('progress' in report) {
    onProgress(report.progress);
    return undefined;
  }
  if ('exploration' in report) return { kind: 'found', exploration: report.exploration };
  if ('missingPart' in report) return { kind: 'missing', part: report.missingPart };
  throw failed(report.failed);
}

function failed(reason: string): EngineError {
  return new EngineError(
    'search-failed',
    `The search over orders itself failed: ${reason || 'it gave no reason'}.`,
    'That is a defect of this site. Please report it with the link to this page.',
  );
}
