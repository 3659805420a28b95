import type { LabManifest } from '../engines/lab/index.ts';

/** What the build writes into the embedded page. */
export interface EmbedData {
  /** Where the site begins, with slashes at both ends. */
  readonly base: string;
  /** For each stored run, by the canonical query of its scenario: the name of its file below /embed/, without `.json`. */
  readonly runs: Readonly<Record<string, string>>;
  /** The name of the file with the parts of the Lab. */
  readonly lab: string;
}

/** What the Lab needs to run a scenario. A page fetches it when a reader asks for a run. */
export interface EmbedLab {
  readonly lab: LabManifest;
  /** Text of playground/probe.mjs. */
  readonly probe: string;
}
