import type { Scenario } from '../scenario/scenario.ts';
import type { Verdict } from '../trace/words/verdict.ts';

/** What is on a page, for its download. */
export interface DownloadInput {
  readonly scenario: Scenario;
  /** The texts of client.mjs, server.mjs and probe.mjs as the page shows them. */
  readonly files: Readonly<Record<string, string>>;
  /** Whether a text is not what the knobs write. It may be anybody's. */
  readonly isEdited: boolean;
  /** A diff of Node's lib/ that the page ran them with; undefined for none. */
  readonly patch?: string | undefined;
  /** The whole address that opens the same on the page. */
  readonly link: string;
  /** What the Lab says of exactly this program; undefined when it has not run. */
  readonly answer: DownloadAnswer | undefined;
}

interface DownloadAnswer {
  readonly verdict: Pick<Verdict, 'headline' | 'reasons'>;
  /** Exit code of client.mjs; undefined when the run was ended from outside. */
  readonly exitCode: number | undefined;
  /** Whether another timing would change it, in a sentence; undefined when nobody knows yet. */
  readonly certainty: string | undefined;
}
