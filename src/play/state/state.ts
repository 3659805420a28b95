import type { EngineId, RunInput, RunResult, Startup } from '../../engines/engine.ts';
import type { Certainty } from '../../exploration/certainty.ts';
import type { Scale } from '../../figures/run/clock.ts';
import { EDITABLE_FILES, type EditableFile, type Edits } from '../../scenario/code-link.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Level } from '../../trace/reading/story.ts';
import type { Trace } from '../../trace/record/event.ts';

/** All that a run executes, in the order of the tabs. */
export const FILES = ['client.mjs', 'server.mjs', 'probe.mjs', 'package.json'] as const;
export type FileName = (typeof FILES)[number];

/** The programs that a reader may change. */
export function isEditable(file: FileName): file is EditableFile {
  return (EDITABLE_FILES as readonly FileName[]).includes(file);
}

/** What can be shown of a run beside its picture, in the order of the tabs, with their names. */
export const PANES = {
  events: 'Events',
  output: 'Output',
  debug: 'NODE_DEBUG',
  packets: 'Packets',
} as const;
export type Pane = keyof typeof PANES;

/** A run that has ended, and what exactly was run. */
export interface Answer {
  readonly input: RunInput;
  readonly result: RunResult;
  /** It was run when the site was built, and is in the page so that something is there before the Lab is. */
  readonly atBuild?: true;
}

/** What one engine has to say. An answer stands until the next one is there. */
export type Witness =
  /** Nothing has run: what came with a link waits for the reader. */
  | { readonly phase: 'waiting' }
  | {
      readonly phase: 'running';
      /** It takes so long that the reader should be told. */
      readonly slow: boolean;
      /** What this run has said until now, where the engine tells. */
      readonly soFar: Trace;
      readonly answer: Answer | undefined;
    }
  | { readonly phase: 'done'; readonly answer: Answer }
  | {
      readonly phase: 'failed';
      /** Name of the failure, as EngineError has it. */
      readonly code: string;
      readonly message: string;
      readonly remedy: string;
      readonly answer: Answer | undefined;
    };

/**
 * May the second engine be loaded from elsewhere? `on-run`: with the reader's first Run. `ask`: not before they ask for
 * it. `off`: they have refused it.
 */
export type Consent = 'on-run' | 'ask' | 'given' | 'off';

/** A change of knobs that would write over a reader's own text waits here for a word. */
export interface Question {
  readonly scenario: Scenario;
  /** The edited files that it would rewrite. */
  readonly files: readonly EditableFile[];
}

/** Where the reader is looking. */
export interface View {
  readonly file: FileName;
  readonly pane: Pane;
  readonly level: Level;
  /** How the picture's clock runs. */
  readonly scale: Scale;
  /** Id of the event in hand, `at` in an address; undefined for the one the run is about. */
  readonly step: string | undefined;
}

export type Others = readonly (readonly [name: string, value: string])[];

export interface KnownCertainty {
  readonly of: RunInput;
  readonly found: Certainty;
}

/** Everything the page shows is a function of this. */
export interface State {
  /** Text of probe.mjs, the preload that reports what Node's http client does. The same in every run. */
  readonly probe: string;
  readonly scenario: Scenario;
  /** What of the address could not be read, in sentences for the reader. */
  readonly notes: readonly string[];
  /** Fields of the address that are neither a knob nor the step; they stay in it. */
  readonly others: Others;
  /** The reader's own text of the files that differ from what the knobs write. */
  readonly edits: Edits;
  /** Who wrote the edits. Code that came with a link never runs by itself. */
  readonly author: 'reader' | 'link';
  readonly question: Question | undefined;
  readonly witnesses: Readonly<Partial<Record<EngineId, Witness>>>;
  /** Whether an answer of the Lab depends on timing, and which program that was found out of. */
  readonly certainty: KnownCertainty | undefined;
  readonly consent: Consent;
  /** How far the second engine has come with starting; undefined before it is loaded. */
  readonly startup: Startup | undefined;
  /** Whose trace the panes show. */
  readonly shown: EngineId;
  readonly view: View;
}

/** What an address, or the memory of this tab, says about the page. */
export type Arrival = Pick<State, 'scenario' | 'notes' | 'others' | 'edits' | 'author'> &
  Pick<View, 'step'>;

export function stateFrom({ step, ...arrival }: Arrival, probe: string, consent: Consent): State {
  return {
    ...arrival,
    probe,
    question: undefined,
    witnesses: { lab: { phase: 'waiting' }, webcontainer: { phase: 'waiting' } },
    certainty: undefined,
    consent,
    startup: undefined,
    shown: 'lab',
    view: { file: 'client.mjs', pane: 'events', level: 'story', scale: 'readable', step },
  };
}
