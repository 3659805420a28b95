import type { Scenario } from '../scenario/scenario.ts';
import type { Trace } from '../trace/record/event.ts';

/** What a comment is about: a run, what ran, and where to see it. */
export interface IssueFacts {
  readonly trace: Trace;
  /** Of client.mjs; undefined when the run was ended from outside. */
  readonly exitCode: number | undefined;
  readonly scenario: Scenario;
  /** What ran: `Node 20.0.0, node-fetch 2.6.12`. Its Node is the engine’s. */
  readonly ran: string;
  /** Which engine ran it, a sentence. */
  readonly provenance: string;
  /** Whether another timing would give another answer, a sentence. Undefined when nobody has found out. */
  readonly certainty?: string | undefined;
  /** Whether the program is another one than the knobs write. */
  readonly isEdited: boolean;
  /** Whether a diff of Node's lib/ was applied. Then `isEdited` is true as well. */
  readonly isPatched?: boolean | undefined;
  /** The edited program as the fragment of an address (src/scenario/code-link.ts); undefined when no link carries it. */
  readonly code?: string | undefined;
  /** Id of the event that the link opens at. */
  readonly at: string | undefined;
  /** Whole address of /play/, without a query. Undefined where nobody knows where the site is served. */
  readonly page: string | undefined;
}
