import type { FailureName } from '../../src/engines/webcontainer/failures.ts';

/** What a test of a failure attaches to its report. `npm run bench -- webcontainer` prints a table of these. */
export interface NamedFailure {
  readonly name: FailureName | 'engine-not-loaded';
  /** Milliseconds from the click, or from the cause if it comes later, to the name, by the page's clock. */
  readonly ms: number;
  readonly withinMs: number;
}
