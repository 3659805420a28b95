import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const schema = v.strictObject({
  schema: v.literal(1),
  date: v.pipe(v.string(), v.isoDate()),
  /** Git's hash of the tree src/lab. */
  lab: v.string(),
  /** SHA-256 of the `cells.json` that was compared, in hexadecimal. */
  record: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** Scenarios that were run in every order, and the cells that are about them. */
  scenarios: count,
  cells: count,
  /** Cells of scenarios that are answered in every order, in none, and in some. */
  always: count,
  never: count,
  some: count,
  /** Cells that were answered, or failed, as no order is. */
  outside: v.array(v.strictObject({ id: v.string(), answered: count, tried: count })),
  /** Cells that are not compared, by reason. */
  left: v.record(v.string(), count),
});

/** The shares of the record beside the search over every order, as `npm run conformance -- record-orders` found it. */
export type RecordOrders = v.InferOutput<typeof schema>;

/**
 * @param json the parsed text of record-orders.json
 * @throws ValiError for another shape
 */
export function readRecordOrders(json: unknown): RecordOrders {
  return v.parse(schema, json);
}
