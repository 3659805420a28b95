import type { PastedEvidence } from '../evidence.ts';
import type { Line } from '../lines.ts';
import { jsonObjectAt } from './json-object.ts';

interface HarEntry {
  readonly startedDateTime?: unknown;
  readonly connection?: unknown;
  readonly request?: HarMessage & { readonly url?: unknown };
  readonly response?: HarMessage & { readonly status?: unknown; readonly _error?: unknown };
}
interface HarMessage {
  readonly httpVersion?: unknown;
  readonly headers?: unknown;
}

const START = /\{\s*"log"\s*:\s*\{/;
const BROWSERS = /WebInspector|Firefox|Chrome|Safari|Edge|BrowserTime|Playwright/i;

/**
 * The recordings of HTTP that browsers and proxies save (HAR 1.2). What a browser records is not the request that failed:
 * that one was made behind its server. A recording of the failing program shows headers, outcomes, times and connections.
 */
export function readHar(paste: string): readonly PastedEvidence[] {
  const start = START.exec(paste);
  if (!start) return [];
  const text = jsonObjectAt(paste, start.index);
  const log = text && harOf(text);
  if (!log) return [];
  const entries = log.entries.filter((each): each is HarEntry => isObject(each));
  const lineOf = lineFinder(paste, start.index);
  if (log.isBrowser || entries.some(({ request }) => /Mozilla/.test(header(request, 'user-agent'))))
    return [{ kind: 'browser', at: lineOf('"log"') }];
  const outcomes = entries.map((entry) => outcomeOf(entry, lineOf));
  return outcomes.flatMap((outcome, index) => [
    ...outcome.evidence,
    ...reuse(outcome, outcomes.slice(0, index)),
  ]);
}

interface Outcome {
  readonly evidence: readonly PastedEvidence[];
  readonly at: Line;
  readonly origin: string;
  readonly connection: string;
  readonly timeMs: number;
  readonly ok: boolean;
}

function outcomeOf(entry: HarEntry, lineOf: (text: string) => Line): Outcome {
  const { request, response, startedDateTime, connection } = entry;
  const url = typeof request?.url === 'string' ? request.url : '';
  const status = Number(response?.status ?? 0);
  const at = lineOf(url ? `"${url}"` : '"entries"');
  const asks = /\bclose\b/i.test(header(request, 'connection'));
  const isNodeFetch = /node-fetch/.test(header(request, 'user-agent'));
  const said = header(response, 'connection');
  const evidence: PastedEvidence[] = [];
  if (asks) evidence.push({ kind: 'asks-close', at, by: isNodeFetch ? 'node-fetch' : 'program' });
  if (status >= 100)
    evidence.push({
      kind: 'response',
      at,
      http: /(\d(?:\.\d)?)/.exec(String(response?.httpVersion ?? ''))?.[1] ?? '1.1',
      status,
      askedClose: asks,
      saysClose: /\bclose\b/i.test(said),
      saysKeepAlive: /keep-alive/i.test(said),
    });
  return {
    evidence,
    at,
    origin: URL.canParse(url) ? new URL(url).origin : '',
    connection: typeof connection === 'string' ? connection : '',
    timeMs: Date.parse(String(startedDateTime)),
    ok: status >= 200 && status < 400,
  };
}

/** A request that failed after another one of the same server, or on the same connection, was answered. */
function reuse(outcome: Outcome, before: readonly Outcome[]): PastedEvidence[] {
  if (outcome.ok || outcome.evidence.some(({ kind }) => kind === 'response')) return [];
  const { at, connection, origin, timeMs } = outcome;
  const same = before.findLast(
    (each) => each.ok && each.connection !== '' && each.connection === connection,
  );
  if (same) return [{ kind: 'pooled-again', at }];
  const answered = before.findLast((each) => each.ok && each.origin === origin);
  return answered
    ? [{ kind: 'order', at, order: 'later', afterMs: Math.round(timeMs - answered.timeMs) }]
    : [];
}

function harOf(text: string): { entries: readonly unknown[]; isBrowser: boolean } | undefined {
  let har: unknown;
  try {
    har = JSON.parse(text);
  } catch {
    // A recording that was cut: its lines are still read as any text.
    return undefined;
  }
  const log = isObject(har) ? har['log'] : undefined;
  if (!isObject(log) || !Array.isArray(log['entries'])) return undefined;
  const creator = JSON.stringify([log['creator'], log['browser']]);
  return {
    entries: log['entries'],
    isBrowser: BROWSERS.test(creator) || (Array.isArray(log['pages']) && log['pages'].length > 0),
  };
}

function header(message: HarMessage | undefined, name: string): string {
  const headers = Array.isArray(message?.headers) ? message.headers : [];
  const found = headers.find(
    (each) => isObject(each) && String(each['name']).toLowerCase() === name,
  );
  return isObject(found) ? String(found['value']) : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Finds the line of a text, each time behind the last one. */
function lineFinder(paste: string, start: number): (text: string) => Line {
  let from = start;
  let counted = 0;
  let number = 1;
  return (text) => {
    const found = paste.indexOf(text, from);
    const index = found === -1 ? from : found;
    for (let at = counted; at < index; at += 1) if (paste[at] === '\n') number += 1;
    counted = Math.max(counted, index);
    from = index + 1;
    const end = paste.indexOf('\n', index);
    return {
      number,
      text: paste.slice(index, Math.min(end === -1 ? paste.length : end, index + 200)),
    };
  };
}
