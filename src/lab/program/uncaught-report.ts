import { type Arrow, arrowOf, drawArrow, textArrowOf } from './arrow.ts';
import { isAssertionError, isOnlyMade, originOf, throwOf } from './origin.ts';
import { LineStarts } from './position-map.ts';
import { spreadAt } from './spread-position.ts';

interface UncaughtReport {
  readonly error: unknown;
  /** `util.inspect(error)` of the process's own lib; for a primitive, its text. */
  readonly inspected: string;
  /** util.inspect failed, and this is the name and the message. */
  readonly isBroken?: boolean;
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
  const { error, inspected, isBroken = false, version } = report;
  const isObject = Object(error) === error;
  const hint = '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';
  return `${above(report)}${inspected}${isObject && !isBroken ? '' : hint}\n\nNode.js v${version}\n`;
}

/** The line that failed with its caret, or nothing. */
function above(report: UncaughtReport): string {
  const known = arrowOf(report.error);
  const arrow = known ?? arrowOfOrigin(report);
  if (arrow === undefined) return '';
  const drawn = drawArrow(arrow);
  // Node keeps the line in an error, and prints that of another value at once (AppendExceptionLine).
  if (!(report.error instanceof Error)) return `\n${drawn}\n`;
  // Without a caret Node leaves out its line, too. A syntax error has the lines in its stack (decorateErrorStack).
  return known || !drawn.endsWith('\n') ? `${drawn}\n\n` : `${drawn}\n`;
}

/**
 * For an error that came through a promise, Node points at the place where it was made, otherwise at the `throw`. V8
 * forgets the former when it makes the text of the stack (ErrorUtils::GetFormattedStack), and Node then points at its own lib.
 */
function arrowOfOrigin({ error, fromPromise, wasRead }: UncaughtReport): Arrow | undefined {
  const place =
    (fromPromise ? undefined : throwOf(error)) ??
    origin(error, !fromPromise, fromPromise && wasRead);
  if (place === undefined) return textArrowOf(error);
  const { source, offset } = place;
  return { ...source, ...new LineStarts(source.text).positionOf(offset), width: 1 };
}

/** Undefined for what Node's own lib threw, although its frames are left out of the stack; or for a text that was parsed. */
function origin(
  error: unknown,
  isThrown: boolean,
  isForgotten = false,
): ReturnType<typeof originOf> {
  const isOther =
    isAssertionError(error) || textArrowOf(error) !== undefined || (isThrown && isOnlyMade(error));
  const place = isForgotten || isOther ? undefined : originOf(error);
  return place && { ...place, offset: spreadAt(error, place) ?? place.offset };
}
