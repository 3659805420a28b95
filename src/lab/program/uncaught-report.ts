import { type Arrow, arrowOf, drawArrow } from './arrow.ts';
import { originOf } from './origin.ts';
import { LineStarts } from './position-map.ts';
import { pathTo } from './tree-path.ts';

interface UncaughtReport {
  readonly error: unknown;
  /** `util.inspect(error)` of the process's own lib; for a primitive, its text. */
  readonly inspected: string;
  /** It came through a promise. */
  readonly fromPromise: boolean;
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
  const isObject = typeof error === 'object' && error !== null;
  const hint = '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';
  const arrow = arrowOf(error) ?? arrowOfOrigin(report);
  const above = arrow ? `${drawArrow(arrow)}\n${isObject ? '\n' : ''}` : '';
  return `${above}${inspected}${isObject ? '' : hint}\n\nNode.js v${version}\n`;
}

/**
 * For an error that came through a promise, Node points at the place where it was made, otherwise
 * at the `throw`.
 */
function arrowOfOrigin({ error, fromPromise }: UncaughtReport): Arrow | undefined {
  const origin = originOf(error);
  if (origin === undefined) return undefined;
  const { source, offset } = origin;
  const statement = pathTo(source.tree, offset).findLast(({ type }) => type === 'ThrowStatement');
  const isThrown = statement?.type === 'ThrowStatement' && statement.argument.start === offset;
  const place = isThrown && !fromPromise ? statement.start : offset;
  return { ...source, ...new LineStarts(source.text).positionOf(place), width: 1 };
}
