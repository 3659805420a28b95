import type { EngineId, RunInput, RunResult, Startup } from '../../engines/engine.ts';
import type { Certainty } from '../../exploration/certainty.ts';
import type { Scale } from '../../figures/run/clock.ts';
import type { PlaceRange } from '../../figures/run/scene/part.ts';
import { EDITABLE_FILES, type EditableFile, type Edits } from '../../scenario/code-link.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Level } from '../../trace/reading/story.ts';
import type { Trace } from '../../trace/record/event.ts';

/** All files that a run executes, in the order of the tabs. */
export const FILES = ['client.mjs', 'server.mjs', 'probe.mjs', 'package.json'] as const;
export type FileName = (typeof FILES)[number];

/** The programs that a reader may change. */
export function isEditable(file: FileName): file is EditableFile {
  return (EDITABLE_FILES as readonly FileName[]).includes(file);
}

/** The panes under the program, with their names, in the order of the tabs. */
export const PANES = {
  events: 'Events',
  output: 'Output',
  debug: 'NODE_DEBUG',
  packets: 'Packets',
  ladder: 'As text',
} as const;
export type Pane = keyof typeof PANES;

/** The four parts of the page of which a narrow screen shows one, with the names of their tabs. */
export const PANELS = {
  program: 'Program',
  conditions: 'Conditions',
  picture: 'Picture',
  events: 'Events',
} as const;
export type Panel = keyof typeof PANELS;

/** A run that has ended, and the program that was run. */
export interface Answer {
  readonly input: RunInput;
  readonly result: RunResult;
  /**
   * The run was made when the site was built. It is in the page so that there is an answer before
   * the Lab has one.
   */
  readonly atBuild?: true;
}

/** The state of one engine. An answer stays until the next one is there. */
export type EngineState =
  /** Nothing has run yet: code that came with a link waits for the reader. */
  | { readonly phase: 'waiting' }
  | {
      readonly phase: 'running';
      /** The run takes so long that the reader should be told. */
      readonly slow: boolean;
      /** The parts of the engine are still being fetched, so the program has not begun. */
      readonly loading: boolean;
      /** The trace so far. Empty where the engine does not tell. */
      readonly soFar: Trace;
      readonly answer: Answer | undefined;
    }
  | { readonly phase: 'done'; readonly answer: Answer }
  /** The reader ended the run. The answer is the one from before it. */
  | { readonly phase: 'stopped'; readonly answer: Answer | undefined }
  | {
      readonly phase: 'failed';
      /** The name of the failure, as in EngineError. */
      readonly code: string;
      readonly message: string;
      readonly remedy: string;
      readonly answer: Answer | undefined;
    };

/**
 * May the WebContainer be loaded from its host? `on-run`: with the reader's first Run. `ask`: only
 * when they start it. `off`: they have refused.
 */
export type Consent = 'on-run' | 'ask' | 'given' | 'off';

/**
 * A change of knobs that would overwrite the reader's own text. It waits until the reader has
 * decided.
 */
interface Question {
  readonly scenario: Scenario;
  /** The edited files that the change would overwrite. */
  readonly files: readonly EditableFile[];
}

/** What the reader is looking at. */
interface View {
  readonly panel: Panel;
  readonly file: FileName;
  readonly pane: Pane;
  readonly level: Level;
  /** The scale of the picture's clock. */
  readonly scale: Scale;
  /** Id of the step that is shown, `at` in an address. Undefined for the one that the run is about. */
  readonly step: string | undefined;
  /** Whether the picture also shows the run before the last change. */
  readonly before: boolean;
  /** The part of the run that the picture shows. Undefined for all of it. */
  readonly range: PlaceRange | undefined;
}

type Others = readonly (readonly [name: string, value: string])[];

/** Text of the reader that Reset or a knob has taken away, and whose it was. */
export type Dropped = Pick<State, 'edits' | 'author' | 'scenario'>;

export interface KnownCertainty {
  readonly of: RunInput;
  readonly found: Certainty;
}

/** Everything that the page shows is derived from this. */
export interface State {
  /**
   * Text of probe.mjs, the preload that reports what Node's http client does. It is the same in
   * every run.
   */
  readonly probe: string;
  readonly scenario: Scenario;
  /** What could not be read in the address, in sentences for the reader. */
  readonly notes: readonly string[];
  /** Fields of the address that are neither a knob nor the step. They stay in it. */
  readonly others: Others;
  /** The reader's own text of the files that differ from what the knobs write. */
  readonly edits: Edits;
  /** Who wrote the edits. Code that came with a link never runs by itself. */
  readonly author: 'reader' | 'link';
  readonly question: Question | undefined;
  /** What Undo brings back. Undefined when nothing was taken away, or the reader has typed since. */
  readonly dropped: Dropped | undefined;
  /** The Lab's answer to the program before the last change, for comparison. */
  readonly before: Answer | undefined;
  readonly engines: Readonly<Partial<Record<EngineId, EngineState>>>;
  /**
   * Whether an answer of the Lab depends on timing, and the program for which this was found out.
   */
  readonly certainty: KnownCertainty | undefined;
  readonly consent: Consent;
  /** How far the start of the WebContainer is. Undefined before it is loaded. */
  readonly startup: Startup | undefined;
  /** The engine whose trace the panes show. */
  readonly shown: EngineId;
  readonly view: View;
}

/** What an address and the memory of this tab say about the page. */
export type Arrival = Pick<State, 'scenario' | 'notes' | 'others' | 'edits' | 'author'> &
  Pick<View, 'step'>;

/** Is the program somebody else's, which came with a link and which the reader has not run yet? */
export function isForeign({ edits, author }: Pick<State, 'edits' | 'author'>): boolean {
  return author === 'link' && Object.keys(edits).length > 0;
}

export function stateFrom({ step, ...arrival }: Arrival, probe: string, consent: Consent): State {
  return {
    ...arrival,
    probe,
    question: undefined,
    dropped: undefined,
    before: undefined,
    engines: { lab: { phase: 'waiting' }, webcontainer: { phase: 'waiting' } },
    certainty: undefined,
    consent,
    startup: undefined,
    shown: 'lab',
    view: {
      panel: isForeign(arrival) ? 'program' : 'picture',
      file: 'client.mjs',
      pane: 'events',
      level: 'story',
      scale: 'readable',
      step,
      before: false,
      range: undefined,
    },
  };
}
