import * as v from 'valibot';
import type { Trace, TraceEvent } from './event.ts';
import { eventSchema } from './event-schema.ts';

/** Most events of one run. The Lab allows fewer steps than this, and a page can hold more. */
export const EVENTS_MAX = 500_000;
/** Most characters of all texts of a run together. */
const TRACE_CHARS_MAX = 64_000_000;

/** The result of a border check: the typed value, or one sentence that says what is wrong. */
type ParsedTrace =
  | { readonly ok: true; readonly trace: Trace }
  | { readonly ok: false; readonly message: string };

/**
 * Checks a trace that comes out of a worker, a sandbox or a file. A stranger's code may have made
 * it, so the shape, the size and the order of the value are all checked. Never throws.
 */
export function parseTrace(value: unknown): ParsedTrace {
  const slices = parseSlices(value);
  for (;;) {
    const { done, value: parsed } = slices.next();
    if (done) return parsed;
  }
}

/**
 * The same for a page, which has to stay responsive: a trace of a run with a thousand requests
 * takes a fifth of a second to check.
 * @param nextTask resolves in another task; called between slices
 */
export async function parseTraceInTasks(
  value: unknown,
  nextTask: () => Promise<void>,
): Promise<ParsedTrace> {
  const slices = parseSlices(value);
  for (;;) {
    const { done, value: parsed } = slices.next();
    if (done) return parsed;
    await nextTask();
  }
}

/** Events that are checked in one task: some 10 ms of a desktop, and a twentieth of a second of a phone. */
export const EVENTS_IN_SLICE = 2_000;

/** Yields before each slice of a trace that has several: before the first one, too, since reading its text took time. */
function* parseSlices(value: unknown): Generator<undefined, ParsedTrace, undefined> {
  if (!Array.isArray(value)) return wrong(`a trace is a list of events, this is ${typeof value}`);
  if (value.length > EVENTS_MAX) {
    return wrong(`${value.length} events are more than the ${EVENTS_MAX} that a run may have`);
  }
  const trace: TraceEvent[] = [];
  const ids = new Set<string>();
  let chars = 0;
  let before = 0;
  for (const [index, item] of value.entries()) {
    if (value.length > EVENTS_IN_SLICE && index % EVENTS_IN_SLICE === 0) yield undefined;
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

/** Characters of all texts of an event. Numbers are not counted, because they are short. */
function charsOf(value: object): number {
  let chars = 0;
  for (const field of Object.values(value)) {
    if (typeof field === 'string') chars += field.length;
    else if (typeof field === 'object' && field !== null) chars += charsOf(field);
  }
  return chars;
}
