import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const clientsSchema = v.strictObject({
  schema: v.literal(1),
  date: v.pipe(v.string(), v.isoDate()),
  /** Git's hash of the tree src/lab. */
  lab: v.string(),
  releases: v.array(v.string()),
  /** What a server does after a response; `restarted` is one of the client's own process, as in a test suite. */
  servers: v.array(v.string()),
  /** How many requests of which kind each program makes. */
  shapes: v.array(v.string()),
  clients: v.record(
    v.string(),
    v.strictObject({
      /** The releases that each version ran on. A client that Node brings has no version of its own. */
      versions: v.record(v.string(), v.array(v.string())),
      /** Releases on which no version that is here runs. */
      refused: v.array(v.string()),
      programs: count,
      equal: count,
      /** The first line that differs, by release and program. */
      apart: v.record(v.string(), v.string()),
    }),
  ),
});

/** The clients of the playground in the Lab and on the binaries, as `npm run conformance -- clients` found it. */
export type ClientsRecord = v.InferOutput<typeof clientsSchema>;

/**
 * @param json the parsed text of `clients/clients.json`
 * @throws ValiError for another shape
 */
export function readClientsRecord(json: unknown): ClientsRecord {
  return v.parse(clientsSchema, json);
}
