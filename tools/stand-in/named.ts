import type { FailureName } from '../../src/engines/webcontainer/failures.ts';

/** What a test of a failure writes into its report; `npm run bench -- webcontainer` prints a table of it. */
export interface NamedFailure {
  readonly name: FailureName | 'engine-not-loaded';
  /** Milliseconds from the click, or from the cause where it comes later, to the name, by the page's clock. */
  readonly ms: number;
  readonly withinMs: number;
}
