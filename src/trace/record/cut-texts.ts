/** Most characters of a text that explains an event, such as the message of an error. */
export const EVENT_TEXT_CHARS_MAX = 10_000;
/** Most characters of a name that a program chose: of an error, a function, a method, a header. */
const EVENT_NAME_CHARS_MAX = 200;

/** What a program prints is bounded as a whole, by the limits of the engines (`outputBytesMax`). */
const PRINTED = 'text';
const EXPLAINING = ['message', 'url', 'http'];

/**
 * An event whose texts are no longer than a page can show. A program may throw an error of fifty
 * megabytes, and whoever shows the event would have to be careful each time.
 */
export function cutTexts<E extends object>(event: E): E {
  let cut = event;
  for (const field of Object.keys(event)) {
    const value: unknown = event[field as keyof E];
    // Nearly all are short, and this runs for every field of a trace.
    const isShort = typeof value !== 'string' || value.length <= EVENT_NAME_CHARS_MAX;
    if (isShort && field !== 'error') continue;
    const short = cutField(field, value);
    if (short !== value) cut = { ...cut, [field]: short };
  }
  return cut;
}

function cutField(field: string, value: unknown): unknown {
  if (field === 'error') return cutTexts(value as object);
  if (typeof value !== 'string' || field === PRINTED) return value;
  return cutText(value, EXPLAINING.includes(field) ? EVENT_TEXT_CHARS_MAX : EVENT_NAME_CHARS_MAX);
}

/** The text itself, or its beginning with a `…`, together not longer than `charsMax`. */
export function cutText(text: string, charsMax: number): string {
  return text.length > charsMax ? `${text.slice(0, charsMax - 1)}…` : text;
}
