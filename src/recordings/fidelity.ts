import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const agreement = v.strictObject({ cells: count, agree: count });

const exception = v.strictObject({ id: v.string(), differences: v.array(v.string()) });

const fidelitySchema = v.strictObject({
  schema: v.literal(1),
  /** SHA-256 of the `cells.json` that the Lab was compared with, in hexadecimal. */
  record: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** Cells that real machines always answered alike, and those of them in which the Lab does the same. */
  certain: agreement,
  /** Cells that they answered both ways, and those of them with the right majority and no false certainty. */
  shares: agreement,
  /** Cells that were answered both ways, and whose answer the site would call certain. */
  calledCertain: count,
  /** Root mean square of the differences between the shares, over `rmsCells` cells that went both ways, of 200 trials. */
  rms: v.number(),
  rmsCells: count,
  /** Cells that are not compared, by reason; a cell may have several. */
  leftOut: v.record(v.string(), count),
  /** Cells in which the Lab and the record differ, and how. */
  exceptions: v.array(exception),
  /** Recorded traces, and those in which the Lab has the same order of segments and system calls. */
  traces: agreement,
  /** Traces in which the order differs, and how. */
  tracesApart: v.array(exception),
});

/** The Lab against the record, as `npm run conformance -- record` found it. */
export type RecordedFidelity = v.InferOutput<typeof fidelitySchema>;

/**
 * @param json the parsed text of `data/fidelity.json`
 * @throws ValiError for another shape
 */
export function readFidelity(json: unknown): RecordedFidelity {
  return v.parse(fidelitySchema, json);
}
