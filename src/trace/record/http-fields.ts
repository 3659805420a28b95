import * as v from 'valibot';

// Apart from the schema of all events, because the Lab's frame reads the probe's records and no others.

/** Longest name or address. */
export const NAME_CHARS_MAX = 1_000;
/** Longest text. The Lab's outputBytesMax is below it. */
export const TEXT_CHARS_MAX = 1_100_000;

/** Text that an engine chooses: addresses, names of limits and errnos. */
export const name = v.pipe(v.string(), v.maxLength(NAME_CHARS_MAX));
/**
 * Text that the reader's program can choose: output, messages, headers, even the names of
 * functions.
 */
export const text = v.pipe(v.string(), v.maxLength(TEXT_CHARS_MAX));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const error = v.object({ name: text, code: v.exactOptional(text), message: text });

/** The `http` events without their stamp. The probe writes these fields, too. */
export const httpFields = {
  request: {
    what: v.literal('request'),
    request: count,
    method: text,
    url: text,
    connectionHeader: v.exactOptional(text),
  },
  socket: {
    what: v.literal('socket'),
    request: count,
    socket: count,
    reused: v.boolean(),
    localPort: v.exactOptional(count),
  },
  response: {
    what: v.literal('response'),
    request: count,
    status: count,
    connectionHeader: v.exactOptional(text),
  },
  error: { what: v.literal('error'), request: count, error },
  fate: {
    what: v.picklist(['connected', 'pooled', 'eof', 'closed']),
    socket: count,
    localPort: v.exactOptional(count),
  },
  turn: { what: v.literal('turn'), turn: count },
} as const;
