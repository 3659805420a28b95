import type { Trace } from '../record/event.ts';

/**
 * The client's NODE_DEBUG log of a run, as Node prints it. Empty when the run did not ask for the
 * log.
 */
export function debugText(trace: Trace): string {
  return trace
    .filter((event) => event.kind === 'debug')
    .filter((event) => event.actor === 'client')
    .map((event) => (event.text.endsWith('\n') ? event.text : `${event.text}\n`))
    .join('');
}

/** What the client's program printed, to both streams, in order. */
export function outputText(trace: Trace): string {
  return trace
    .filter((event) => event.kind === 'output')
    .filter((event) => event.actor === 'client')
    .map((event) => event.text)
    .join('');
}
