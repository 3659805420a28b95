import * as v from 'valibot';
import type { HttpEvent } from './event.ts';
import { httpFields } from './http-fields.ts';

type Fields<E> = E extends HttpEvent ? Omit<E, 'id' | 't' | 'actor' | 'line'> : never;

/**
 * What one record of playground/probe.mjs reports. It does not have a name or a time on the run's
 * clock yet.
 */
export interface ProbeReport {
  readonly event: Fields<HttpEvent>;
  /**
   * Milliseconds since that process started (`performance.now()`); absent when the probe gave none.
   */
  readonly atMs: number | undefined;
}

const at = { at: v.exactOptional(v.pipe(v.number(), v.finite(), v.minValue(0))) } as const;

const recordSchema = v.variant('what', [
  v.object({ ...httpFields.request, ...at }),
  v.object({ ...httpFields.socket, ...at }),
  v.object({ ...httpFields.response, ...at }),
  v.object({ ...httpFields.error, ...at }),
  v.object({ ...httpFields.fate, ...at }),
  v.object({ ...httpFields.turn, ...at }),
]);

/**
 * Reads one record that the splitter found. Records come through the terminal stream that the
 * reader's program also writes to, so any JSON may look like one. Returns undefined when the probe
 * did not write it; the caller then shows it as text.
 */
export function probeRecordToEvent(record: unknown): ProbeReport | undefined {
  const parsed = v.safeParse(recordSchema, record, { abortEarly: true });
  if (!parsed.success) return undefined;
  const { at: atMs, ...fields } = parsed.output;
  return { event: { kind: 'http', ...fields }, atMs };
}
