import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const microseconds = v.pipe(v.number(), v.integer());
const text = v.pipe(v.string(), v.nonEmpty());

/** The first quartile, the median and the third quartile, in microseconds. */
const quartiles = v.tuple([microseconds, microseconds, microseconds]);

/** How long after the first response of a trial the FIN went out, and the client asked for a socket, in microseconds. */
const timePair = v.tuple([microseconds, microseconds]);

const cell = v.strictObject({
  /** The subject's query: see `subjectQuery`. It is the name of the cell: each stands once in a record. */
  id: text,
  /** The id of the plan that it belongs to. */
  plan: text,
  /** Trials in which every request was answered. */
  answered: count,
  /** Trials. */
  tried: v.pipe(count, v.minValue(1)),
  /** The errors of the other trials with their counts, most frequent first. A trial may have several. */
  errors: v.array(v.tuple([text, count])),
  /** Trials in which a later request went out on the connection of an earlier one. Absent where nothing counted it. */
  reused: v.exactOptional(count),
  /**
   * How long after its response the FIN was sent, as the relay timed it, or the playground's server itself where there is
   * none. Absent where none was seen: a server that stays open or resets, a client that closes first, a product without a
   * relay.
   */
  fin: v.exactOptional(quartiles),
  /** From the response to the next request on its connection, at the relay or the server. Absent where none came. */
  gap: v.exactOptional(quartiles),
  /** Trial by trial, in their order. Only in cells that are there for their durations: their outcome is always the same. */
  pairs: v.exactOptional(v.array(timePair)),
  /** Load average of the machine over one minute, before and after. */
  load: v.tuple([v.number(), v.number()]),
  /** When it was measured: ISO 8601, UTC, to the second. */
  at: v.pipe(v.string(), v.isoTimestamp()),
});

/** The machine that a record was made on. */
export const machineSchema = v.strictObject({
  /** `linux x64` */
  os: text,
  kernel: text,
  cpu: text,
  cores: v.pipe(count, v.minValue(1)),
  memoryGiB: v.number(),
});

const recordSchema = v.strictObject({
  /** The version of this format. */
  schema: v.literal(1),
  /** The command that made it. */
  command: text,
  /** ISO 8601, UTC. */
  started: v.pipe(v.string(), v.isoTimestamp()),
  finished: v.pipe(v.string(), v.isoTimestamp()),
  machine: machineSchema,
  /** Versions of what was run beside Node, by name: `{ "nginx": "1.22.1" }`. */
  versions: v.record(v.string(), text),
  /** What could not be run, and why. */
  missing: v.array(v.strictObject({ what: text, why: text })),
  plans: v.array(
    v.strictObject({
      id: text,
      title: text,
      /** The product that it covers, in words: “13 releases × 8 clients, FIN at once, warm and cold”. */
      covers: text,
    }),
  ),
  /** In the order of the plans. */
  cells: v.array(cell),
});

export type RecordedCell = v.InferOutput<typeof cell>;
export type TimePair = v.InferOutput<typeof timePair>;
export type Quartiles = v.InferOutput<typeof quartiles>;
export type MachineRecord = v.InferOutput<typeof recordSchema>;

/**
 * @param json the parsed text of `data/cells.json`
 * @throws ValiError for a record of another shape
 */
export function readRecord(json: unknown): MachineRecord {
  return v.parse(recordSchema, json);
}
