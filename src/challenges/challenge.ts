import type { Edits } from '../scenario/code-link.ts';
import { type Program, programOf } from '../scenario/program.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Trace } from '../trace/record/event.ts';

/** A scenario, and the files that differ from what its knobs write. A link carries both. */
export interface Situation {
  readonly scenario: Scenario;
  readonly edits: Edits;
}

/** A run that a reader made, and what ran in it. */
export interface Attempt {
  /** The texts that ran, with the names of `client.mjs` and `server.mjs` at least. */
  readonly files: Readonly<Record<string, string>>;
  /** The Node release that ran. */
  readonly node: string;
  /** The node-fetch version that the program could import, or `http` for none. */
  readonly fetch: string;
  readonly trace: Trace;
  /** Of client.mjs; undefined when the run was ended from outside. */
  readonly exitCode: number | undefined;
}

/** The file or version that a task leaves alone. */
export type Kept = 'client.mjs' | 'server.mjs' | 'node' | 'fetch';

/** A small task that a run solves or does not solve. */
export interface Challenge {
  /** Part of the page's address. It never changes. */
  readonly id: string;
  readonly title: string;
  /** What to do, in one or two sentences. */
  readonly task: string;
  readonly start: Situation;
  readonly solution: Situation;
  readonly keeps: readonly Kept[];
  /** What is wrong with a run that kept the rules, in one sentence. Undefined when it solves the task. */
  readonly fault: (attempt: Attempt) => string | undefined;
  readonly hint: string;
  /** What a reader knows after it, in one or two sentences. */
  readonly lesson: string;
  /** The chapter that explains it: part of its address, and its title. */
  readonly chapter: { readonly slug: string; readonly title: string };
}

/** The texts of a situation, without the probe. */
export function situationFiles({ scenario, edits }: Situation): Program['files'] {
  return { ...programOf(scenario).files, ...edits };
}
