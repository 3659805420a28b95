import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as v from 'valibot';
import type { TraceEvent } from './event.ts';
import type { eventSchema } from './event-schema.ts';

type Parsed = v.InferOutput<typeof eventSchema>;
type Kind = TraceEvent['kind'] | Parsed['kind'];

/** Without `readonly`, which only event.ts has, and without the seams of what is composed of several types. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Field in keyof T]: Plain<T[Field]> }
    : T;

/** Assignable is not enough: a field that may be left out could be in one of the two alone. */
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

// What event.ts explains and what event-schema.ts lets in are the same events, field by field. The next line does not
// compile when they are not, and names the kinds: `Type '"packet"' is not assignable to type 'never'`.
const differing: never[] = [] as Differing[];

test('the schema lets in the events that are described, field by field: the compiler has compared them', () => {
  assert.deepEqual(differing, []);
});
