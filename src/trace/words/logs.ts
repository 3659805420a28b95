import type { Trace } from '../record/event.ts';

/** A piece of a log, and the event that wrote it. */
export interface LogEntry {
  /** Id of the event. */
  readonly event: string;
  readonly text: string;
}

/**
 * The client's NODE_DEBUG log of a run, as Node prints it. Empty when the run did not ask for the
 * log.
 */
export function debugEntries(trace: Trace): readonly LogEntry[] {
  return trace
    .filter((event) => event.kind === 'debug')
    .filter((event) => event.actor === 'client')
    .map(({ id, text }) => ({ event: id, text: text.endsWith('\n') ? text : `${text}\n` }));
}

/** The same as one text. */
export function debugText(trace: Trace): string {
  return joined(debugEntries(trace));
}

/** What the client's program printed, to both streams, in order. */
export function outputEntries(trace: Trace): readonly LogEntry[] {
  return trace
    .filter((event) => event.kind === 'output')
    .filter((event) => event.actor === 'client')
    .map(({ id, text }) => ({ event: id, text }));
}

/** The same as one text. */
export function outputText(trace: Trace): string {
  return joined(outputEntries(trace));
}

function joined(entries: readonly LogEntry[]): string {
  return entries.map(({ text }) => text).join('');
}
