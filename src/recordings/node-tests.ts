import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const files = v.array(v.string());

const apart = v.strictObject({
  /**
   * `not simulated`: the test asks for a part of Node that the Lab does not have, and is told its name. `limit`: a limit
   * of the Lab ended it. `varies`: the binary itself answers in more than one way. `threw`: a fault of the Lab itself.
   */
  outcome: v.picklist(['not simulated', 'limit', 'varies', 'threw', 'differs']),
  /** The part, the limit, or the first line that differs. */
  what: v.string(),
  /** Why, as somebody found who read both outputs. */
  reason: v.optional(v.string()),
});

const group = v.strictObject({
  subject: v.string(),
  /** Tests that pass on the binary and end in the Lab with the same code and the same output. */
  equal: files,
  /** Tests that pass on the binary, and end differently in the Lab. */
  apart: v.record(v.string(), apart),
  /** Tests that fail on the binary with this harness, or skip themselves there. They say nothing about the Lab. */
  fails: files,
  skips: files,
});

const nodeTestsSchema = v.strictObject({
  schema: v.literal(1),
  /** The release that ran them, on both sides. */
  node: v.string(),
  /** Where the tests are from: a release and, where known, a commit. */
  tests: v.string(),
  /** SHA-256 of the tests that were run, names and texts. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  date: v.pipe(v.string(), v.isoDate()),
  /** Git's hash of the tree src/lab. */
  lab: v.string(),
  /** Files of these groups that cannot be run, by reason. */
  excluded: v.record(v.string(), count),
  groups: v.record(v.string(), group),
});

/** Node's own tests in the Lab, as `npm run conformance -- node-tests` found it. */
export type NodeTests = v.InferOutput<typeof nodeTestsSchema>;

/**
 * @param json the parsed text of a file in `node-tests/`
 * @throws ValiError for another shape
 */
export function readNodeTests(json: unknown): NodeTests {
  return v.parse(nodeTestsSchema, json);
}

/** Tests that count, and those of them that are equal. */
interface Share {
  readonly valid: number;
  readonly equal: number;
}

export function shareOf({ equal, apart }: NodeTests['groups'][string]): Share {
  return { valid: equal.length + Object.keys(apart).length, equal: equal.length };
}

/** The share over several groups. */
export function totalOf(shares: readonly Share[]): Share {
  const sum = (key: keyof Share) => shares.reduce((total, share) => total + share[key], 0);
  return { valid: sum('valid'), equal: sum('equal') };
}

/** `98.4 %`; never rounded up to 100 %. */
export function percentOf({ valid, equal }: Share): string {
  const tenths = valid === 0 ? 0 : Math.floor((equal * 1000) / valid);
  return `${(tenths / 10).toFixed(1)} %`;
}
