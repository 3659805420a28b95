import { type Arrow, arrowOf, drawArrow, textArrowOf } from './arrow.ts';
import { isAssertionError, originOf, throwOf } from './origin.ts';
import { LineStarts } from './position-map.ts';

interface UncaughtReport {
  readonly error: unknown;
  /** `util.inspect(error)` of the process's own lib; for a primitive, its text. */
  readonly inspected: string;
  /** It came through a promise. */
  readonly fromPromise: boolean;
  /** Its `stack` was read before it was reported, as that of each AssertionError is by its constructor. */
  readonly wasRead?: boolean;
  /** Release of Node: `20.0.0`. */
  readonly version: string;
}

/**
 * What Node prints for an error that ends the process (ReportFatalException, src/node_errors.cc):
 * the line that failed, the error, the release. No line is printed where Node shows one of its own
 * lib or of a package, because the Lab does not have those lines as they were written.
 */
export function formatUncaught(report: UncaughtReport): string {
  const { error, inspected, version } = report;
  const isObject = Object(error) === error;
  const hint = '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';
  const arrow = arrowOf(error) ?? arrowOfOrigin(report);
  // Node keeps the line in an error, and prints that of another value at once (AppendExceptionLine).
  const isError = error instanceof Error;
  const above = arrow ? `${isError ? '' : '\n'}${drawArrow(arrow)}\n${isError ? '\n' : ''}` : '';
  return `${above}${inspected}${isObject ? '' : hint}\n\nNode.js v${version}\n`;
}

/**
 * For an error that came through a promise, Node points at the place where it was made, otherwise at the `throw`. V8
 * forgets the former when it makes the text of the stack (ErrorUtils::GetFormattedStack), and Node then points at its own lib.
 */
function arrowOfOrigin({ error, fromPromise, wasRead }: UncaughtReport): Arrow | undefined {
  const place = (fromPromise ? undefined : throwOf(error)) ?? origin(error, fromPromise && wasRead);
  if (place === undefined) return textArrowOf(error);
  const { source, offset } = place;
  return { ...source, ...new LineStarts(source.text).positionOf(offset), width: 1 };
}

/** Undefined for what Node's own lib threw, although its frames are left out of the stack; or for a text that was parsed. */
function origin(error: unknown, isForgotten = false): ReturnType<typeof originOf> {
  const isOther = isAssertionError(error) || textArrowOf(error) !== undefined;
  return isForgotten || isOther ? undefined : originOf(error);
}
