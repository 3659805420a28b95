import type { Trace, UncaughtEvent } from '../record/event.ts';
import { exchangesOf } from './exchanges.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { isBefore } from './order.ts';

/** An error of the program's own that ended it. An uncaught error of a request does not count. */
export interface Stop {
  readonly event: UncaughtEvent;
  /** The line in client.mjs, or in `file`, from 1; undefined when the trace does not show it. */
  readonly line: number | undefined;
  /**
   * The reader’s own file, when it has another name than client.mjs: `bug.mjs`, `lib/retry.mjs`.
   */
  readonly file?: string;
}

/** The error that stopped client.mjs. Undefined when client.mjs ended in another way. */
export const stopOf = oncePerTrace((trace): Stop | undefined => {
  const event = trace.find(
    (each): each is UncaughtEvent => each.kind === 'uncaught' && each.actor === 'client',
  );
  if (!event || isOfRequest(event, trace)) return undefined;
  return { event, ...(placeInReport(event, trace) ?? { line: lineOfThrow(event, trace) }) };
});

/** Whether the error is one of a request. node-fetch wraps such an error and quotes its message. */
function isOfRequest({ error }: UncaughtEvent, trace: Trace): boolean {
  return exchangesOf(trace).some(({ failed, threw }) => {
    const message = failed?.error.message ?? threw?.error.message;
    return message !== undefined && error.message.includes(message);
  });
}

/**
 * The place in the report of an uncaught error. Node prints the line of the error first, or it is
 * in the first stack frame.
 */
function placeInReport(
  event: UncaughtEvent,
  trace: Trace,
): Pick<Stop, 'line' | 'file'> | undefined {
  const text = trace
    .filter((each) => each.kind === 'output')
    .filter((each) => each.actor === 'client' && each.stream !== 'stdout')
    .filter((each) => isBefore(event, each, trace))
    .map((each) => each.text)
    .join('');
  const client = /\bclient\.[cm]?[jt]s:(\d+)/.exec(text);
  if (client) return { line: Number(client[1]) };
  const [, file, line] = /\/app\/((?!node_modules)[^\s:]+\.[cm]?[jt]s):(\d+)/.exec(text) ?? [];
  return file === undefined ? undefined : { line: Number(line), file };
}

/** The line of the `await` that threw the same error. */
function lineOfThrow({ error }: UncaughtEvent, trace: Trace): number | undefined {
  return trace.find(
    (each) =>
      each.kind === 'throw' &&
      each.actor === 'client' &&
      each.error.name === error.name &&
      each.error.message === error.message,
  )?.line;
}
