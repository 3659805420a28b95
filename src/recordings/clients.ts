import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const clientsSchema = v.strictObject({
  schema: v.literal(1),
  /** The release that ran the programs, on both sides. */
  node: v.string(),
  date: v.pipe(v.string(), v.isoDate()),
  /** Git's hash of the tree src/lab. */
  lab: v.string(),
  /** What a server does after a response; `restarted` is one in the client's own process, as in a test suite. */
  servers: v.array(v.string()),
  /** How many requests of which kind a program makes. */
  shapes: v.array(v.string()),
  clients: v.record(
    v.string(),
    v.strictObject({
      /** None for a client that the release brings, and for one of which no version that is here runs on it. */
      version: v.optional(v.string()),
      programs: count,
      equal: count,
      /** The first line that differs, by program. */
      apart: v.record(v.string(), v.string()),
    }),
  ),
});

/**
 * The clients of the playground on a release's binary and in the Lab, as `npm run conformance -- clients` found it. Equal
 * are the exit code, all that is printed, and which request of its connection each response answers.
 */
export type ClientsOnRelease = v.InferOutput<typeof clientsSchema>;

/**
 * @param json the parsed text of a file in `clients/`
 * @throws ValiError for another shape
 */
export function readClientsOnRelease(json: unknown): ClientsOnRelease {
  return v.parse(clientsSchema, json);
}
