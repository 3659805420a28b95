import type { Batch, BundledPackage } from '../../lab/index.ts';
import type { RunRequest } from './protocol.ts';

/**
 * What the Lab's worker gives to a script that runs one program many times: a search over orders. The script comes with
 * the first search, because few readers ask for one and the worker is read before any page has its verdict.
 */
export interface SearchHost extends RunRequest {
  readonly packages: readonly BundledPackage[];
  readonly batch: Batch;
  /** What the page sent along. */
  readonly options: unknown;
  /** The page wants what there is. */
  readonly isOver: () => boolean;
  /** Sends a report to the page: plain data. */
  readonly tell: (report: object) => void;
  /** In a task of its own, so that the worker hears the page between two of them. */
  readonly later: (task: () => void) => void;
  readonly now: () => number;
  /** The text of anything that was thrown, cut to ERROR_CHARS_MAX. */
  readonly messageOf: (error: unknown) => string;
}
