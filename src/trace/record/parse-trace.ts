import * as v from 'valibot';
import type { Trace, TraceEvent } from './event.ts';
import { eventSchema } from './event-schema.ts';

/** Events of one run: more than the steps that the Lab allows, less than a page can hold. */
export const EVENTS_MAX = 500_000;
/** All texts of a run together. */
const TRACE_CHARS_MAX = 64_000_000;

/** The answer of a border check: the value as typed, or one sentence that says what is wrong with it. */
type ParsedTrace =
  | { readonly ok: true; readonly trace: Trace }
  | { readonly ok: false; readonly message: string };

/**
 * The border check for a trace that comes out of a worker, a sandbox or a file. What runs there may be a
 * stranger's code, so nothing of the value is trusted: not its shape, not its size, not its order.
 * Never throws.
 */
export function parseTrace(value: unknown): ParsedTrace {
  if (!Array.isArray(value)) return wrong(`a trace is a list of events, this is ${typeof value}`);
  if (value.length > EVENTS_MAX) {
    return wrong(`${value.length} events are more than the ${EVENTS_MAX} that a run may have`);
  }
  const trace: TraceEvent[] = [];
  const ids = new Set<string>();
  let chars = 0;
  let before = 0;
  for (const [index, item] of value.entries()) {
    const parsed = v.safeParse(eventSchema, item, { abortEarly: true });
    if (!parsed.success) return wrong(`event ${index + 1}: ${explain(parsed.issues[0])}`);
    const event: TraceEvent = parsed.output;
    if (ids.has(event.id)) return wrong(`event ${index + 1}: the id ${event.id} is taken`);
    if (event.t < before) return wrong(`event ${index + 1}: its time lies before the last event’s`);
    chars += charsOf(event);
    if (chars > TRACE_CHARS_MAX)
      return wrong(`its texts are longer than ${TRACE_CHARS_MAX} characters`);
    ids.add(event.id);
    before = event.t;
    trace.push(event);
  }
  return { ok: true, trace };
}

function wrong(message: string): ParsedTrace {
  return { ok: false, message };
}

function explain(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path ? `${path}: ${issue.message}` : issue.message;
}

/** Characters of all texts of an event; the few of its numbers don't count. */
function charsOf(value: object): number {
  let chars = 0;
  for (const field of Object.values(value)) {
    if (typeof field === 'string') chars += field.length;
    else if (typeof field === 'object' && field !== null) chars += charsOf(field);
  }
  return chars;
}
