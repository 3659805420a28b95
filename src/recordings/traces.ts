import * as v from 'valibot';
import type { Trace } from '../trace/record/event.ts';
import { parseTrace } from '../trace/record/parse-trace.ts';
import { machineSchema } from './record.ts';

const text = v.pipe(v.string(), v.nonEmpty());

/** How a run was watched. `probe`: from inside, by playground/probe.mjs. The others from outside. */
const WATCHES = ['probe', 'NODE_DEBUG', 'tcpdump', 'strace'] as const;

const recordedTrace = v.strictObject({
  /** Its name in addresses: `20.0.0-at-once-cold`. */
  id: v.pipe(text, v.regex(/^[a-z0-9.-]+$/)),
  /** The subject's query: see `subjectQuery`. */
  subject: text,
  /** Its release of Node: `20.0.0`. */
  node: text,
  /** ISO 8601, UTC, to the second. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  /** Load average of the machine over one minute, before and after. */
  load: v.tuple([v.number(), v.number()]),
  watched: v.array(v.picklist(WATCHES)),
  exitCode: v.number(),
  /** File in `data/pcap/`, where packets were captured. */
  pcap: v.exactOptional(text),
  /** The lines of NODE_DEBUG=http,net, without process ids. */
  nodeDebug: v.exactOptional(v.string()),
  /**
   * When the client’s loop called epoll_wait, ready or not: microseconds of the run. libuv calls it in the poll phase and
   * nowhere else (uv__io_poll, src/unix/linux.c). Only strace sees it.
   */
  polls: v.exactOptional(v.array(v.number())),
  events: v.array(v.unknown()),
});

const tracesSchema = v.strictObject({
  schema: v.literal(1),
  machine: machineSchema,
  traces: v.array(recordedTrace),
});

/** A run of a real machine, on one clock. */
export type RecordedTrace = Omit<v.InferOutput<typeof recordedTrace>, 'events'> & {
  readonly events: Trace;
};

/** The recorded traces, and the machine that they were made on. */
export interface RecordedTraces {
  readonly machine: v.InferOutput<typeof machineSchema>;
  readonly traces: readonly RecordedTrace[];
}

/**
 * @param json the parsed text of `data/traces.json`
 * @throws ValiError for another shape, Error for events that are no trace
 */
export function readTraces(json: unknown): RecordedTraces {
  const { machine, traces } = v.parse(tracesSchema, json);
  return {
    machine,
    traces: traces.map((recorded) => {
      const parsed = parseTrace(recorded.events);
      if (!parsed.ok) throw new Error(`the trace ${recorded.id}: ${parsed.message}`);
      return { ...recorded, events: parsed.trace };
    }),
  };
}
