import { type Arrow, arrowOf, drawArrow } from './arrow.ts';
import { originOf } from './origin.ts';
import { LineStarts } from './position-map.ts';
import { pathTo } from './tree-path.ts';

export interface UncaughtReport {
  readonly error: unknown;
  /** `util.inspect(error)` of the process's own lib; of a primitive, its text. */
  readonly inspected: string;
  /** It came through a promise. */
  readonly fromPromise: boolean;
  /** Release of Node: `20.0.0`. */
  readonly version: string;
}

/**
 * What Node prints for an error that ends the process (ReportFatalException, src/node_errors.cc):
 * the line that failed, the error, the release. Where Node would point into its own lib or a
 * package, whose lines the Lab does not have as they were written, it prints no line.
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
 * Through a promise Node knows only where an error was made; otherwise it points at the `throw`.
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
