import * as v from 'valibot';

const answers = v.record(v.string(), v.string());

const schema = v.strictObject({
  schema: v.literal(1),
  date: v.pipe(v.string(), v.isoDate()),
  /** Git's hash of the tree src/lab. */
  lab: v.string(),
  /** What the Lab answers to each program: what it prints, or how its orders end. */
  answers,
  rules: v.array(
    v.strictObject({
      /** `9 orphan`: the rule, and which half of it where it says two things. */
      id: v.string(),
      /** Number in the list of src/lab/kernel/README.md. */
      rule: v.number(),
      /** What the machine does in place of it. */
      instead: v.string(),
      /** The answers that are other ones without it. */
      changed: answers,
    }),
  ),
});

/** The Lab without each rule of its kernel, as `npm run conformance -- rules` found it. */
export type RuleAblations = v.InferOutput<typeof schema>;

/**
 * @param json the parsed text of rule-ablations.json
 * @throws ValiError for another shape
 */
export function readRuleAblations(json: unknown): RuleAblations {
  return v.parse(schema, json);
}
