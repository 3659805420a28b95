import type { ErrorSummary, Unnamed } from './event.ts';

/** Most characters of a name that a program chose: of an error, a function, a method, a header. */
const EVENT_NAME_CHARS_MAX = 200;
/** Most characters of any other text of an event, such as the message of an error. */
export const EVENT_TEXT_CHARS_MAX = 10_000;

const CUT_AT = `… cut at ${EVENT_TEXT_CHARS_MAX.toLocaleString('en-US')} characters`;

/**
 * An event whose texts are no longer than a page can show. A program may throw an error of fifty
 * megabytes, and whoever shows the event would have to be careful each time. What a program prints
 * is not cut here, because limits of the engines bound it as a whole (`outputBytesMax`).
 */
export function cutTexts(event: Unnamed): Unnamed {
  switch (event.kind) {
    case 'throw':
    case 'uncaught':
      return { ...event, error: cutError(event.error) };
    case 'http':
      return cutHttp(event);
    case 'packet':
      return event.http === undefined ? event : { ...event, http: cutMessage(event.http) };
    case 'tick':
    case 'timer':
    case 'immediate':
      return { ...event, fn: cutText(event.fn, EVENT_NAME_CHARS_MAX) };
    case 'callback':
      return { ...event, what: cutText(event.what, EVENT_NAME_CHARS_MAX) };
    case 'dns':
      return { ...event, hostname: cutText(event.hostname, EVENT_NAME_CHARS_MAX) };
    case 'tcp-state':
    case 'phase':
    case 'callback-end':
    case 'microtask':
    case 'syscall':
    case 'read':
    case 'output':
    case 'debug':
    case 'exit':
    case 'limit':
      return event;
  }
}

/** The text itself, or its beginning with a `…`, together not longer than `charsMax`. */
export function cutText(text: string, charsMax: number): string {
  return text.length > charsMax ? `${text.slice(0, charsMax - 1)}…` : text;
}

function cutMessage(text: string): string {
  return text.length > EVENT_TEXT_CHARS_MAX
    ? `${text.slice(0, EVENT_TEXT_CHARS_MAX)}${CUT_AT}`
    : text;
}

function cutError({ name, code, message }: ErrorSummary): ErrorSummary {
  const cut = { name: cutText(name, EVENT_NAME_CHARS_MAX), message: cutMessage(message) };
  return code === undefined ? cut : { ...cut, code: cutText(code, EVENT_NAME_CHARS_MAX) };
}

function cutHttp(event: Extract<Unnamed, { kind: 'http' }>): Unnamed {
  switch (event.what) {
    case 'request': {
      const { method, url } = event;
      return cutHeader({
        ...event,
        method: cutText(method, EVENT_NAME_CHARS_MAX),
        url: cutMessage(url),
      });
    }
    case 'response':
      return cutHeader(event);
    case 'error':
      return { ...event, error: cutError(event.error) };
    case 'socket':
    case 'connected':
    case 'pooled':
    case 'eof':
    case 'closed':
    case 'turn':
      return event;
  }
}

function cutHeader<E extends { readonly connectionHeader?: string }>(event: E): E {
  const { connectionHeader: value } = event;
  return value === undefined
    ? event
    : { ...event, connectionHeader: cutText(value, EVENT_NAME_CHARS_MAX) };
}
