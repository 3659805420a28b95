import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as v from 'valibot';
import type { TraceEvent } from './event.ts';
import type { eventSchema } from './event-schema.ts';

type Parsed = v.InferOutput<typeof eventSchema>;
type Kind = TraceEvent['kind'] | Parsed['kind'];

/**
 * Removes `readonly`, which only event.ts has, and merges types that are composed of several types.
 */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Field in keyof T]: Plain<T[Field]> }
    : T;

/**
 * Whether two types are equal. Mutual assignability is not enough: an optional field could be in
 * only one of them.
 */
type IsSame<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Differing = {
  [K in Kind]: IsSame<
    Plain<Extract<TraceEvent, { kind: K }>>,
    Plain<Extract<Parsed, { kind: K }>>
  > extends true
    ? never
    : K;
}[Kind];

// event.ts and event-schema.ts describe the same events, field by field. When they differ, the next line does not
// compile, and the error names the kinds: `Type '"packet"' is not assignable to type 'never'`.
const differing: never[] = [] as Differing[];

test('the schema and the types of events are equal, field by field, because the compiler compares them', () => {
  assert.deepEqual(differing, []);
});
