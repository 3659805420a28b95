import type { HttpEvent, OutputEvent, Unnamed } from '../../../src/trace/record/event.ts';
import { JsonSeqSplitter } from '../../../src/trace/record/json-seq.ts';
import { probeRecordToEvent } from '../../../src/trace/record/probe-record.ts';
import { REPETITION_END } from '../../measure/warm-client.ts';

/** What the client wrote in one repetition of its requests; a cold process has only one. Times are microseconds since 1970. */
export interface ClientTrial {
  readonly events: readonly Unnamed<HttpEvent | OutputEvent>[];
  /** Lines of NODE_DEBUG, without process ids. */
  readonly nodeDebug: string;
  /** Of a repetition, the code that the client would have had; undefined for what follows the last one. */
  readonly exitCode: number | undefined;
}

interface ClientLog {
  /** When the process began. */
  readonly beganAt: number;
  readonly trials: readonly ClientTrial[];
}

const DEBUG = /^(HTTP|NET) \d+: /;
/** A logged object has many lines. Those after its first begin like this. */
const DEBUG_GOES_ON = /^[\s}\]]/;

/**
 * Reads what a client with clock.mjs and probe.mjs wrote to both its streams. Each record has its time; a text has that
 * of the record before it, because output carries none.
 *
 * @throws Error when the process did not say when it began
 */
export function readClientLog(text: string): ClientLog {
  const splitter = new JsonSeqSplitter();
  const trials: ClientTrial[] = [];
  let beganAt: number | undefined;
  let at = 0;
  let events: Unnamed<HttpEvent | OutputEvent>[] = [];
  let debug = '';
  let isDebug = false;

  const endTrial = (exitCode: number | undefined) => {
    // What the repetition before left behind, such as the close of its socket, comes before the first request.
    const first = events.findIndex((event) => event.kind === 'http' && event.what === 'request');
    events = first < 0 ? [] : events.slice(first);
    if (events.length > 0) trials.push({ events, nodeDebug: debug, exitCode });
    events = [];
    debug = '';
  };
  const takeText = (line: string) => {
    if (line === '') return;
    if (line.startsWith(REPETITION_END)) {
      endTrial(Number(line.slice(REPETITION_END.length)));
      return;
    }
    isDebug = DEBUG.test(line) || (isDebug && DEBUG_GOES_ON.test(line));
    if (isDebug) debug += line.replace(DEBUG, '$1: ');
    else events.push({ kind: 'output', t: at, actor: 'client', stream: 'terminal', text: line });
  };

  for (const line of text.split(/(?<=\n)/)) {
    const part = splitter.push(line);
    takeText(part.text);
    for (const record of part.records) {
      const origin = timeOriginOf(record);
      if (origin !== undefined) beganAt = origin * 1000;
      const report = probeRecordToEvent(record);
      if (!report || report.atMs === undefined || beganAt === undefined) continue;
      at = beganAt + report.atMs * 1000;
      events.push({ ...report.event, t: at, actor: 'client' } as Unnamed<HttpEvent>);
      isDebug = false;
    }
  }
  endTrial(undefined);
  if (beganAt === undefined) throw new Error(`the client did not start: ${text.slice(-500)}`);
  return { beganAt, trials };
}

/** What clock.mjs says: milliseconds since 1970. */
function timeOriginOf(record: unknown): number | undefined {
  const { timeOrigin } = record as { timeOrigin?: unknown };
  return typeof timeOrigin === 'number' ? timeOrigin : undefined;
}
