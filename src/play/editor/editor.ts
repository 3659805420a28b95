import type { FileName } from '../state/state.ts';

/** The file that is open, with its marks. */
export interface OpenText {
  readonly file: FileName;
  readonly text: string;
  readonly readOnly: boolean;
  /** 1-based lines that the knobs wrote differently from the default program. */
  readonly changed: ReadonlySet<number> | undefined;
  /** The line of the step that is shown. */
  readonly lit: number | undefined;
}

export interface EditorListeners {
  /** The reader changed the text of a file. */
  typed(file: FileName, text: string): void;
  /** The reader left the editor, which is a good time to put the text into the address. */
  left(): void;
  /** Ctrl or Cmd with Enter. An editor that keeps keys to itself has to pass it on. */
  run(): void;
  /** The reader asks what a line did, by its number or with Alt and Enter. 1-based. */
  line(line: number): void;
}

/** There are two editors behind this interface: Monaco, and a plain text area for phones. */
export interface Editor {
  /** How to leave the editor by keyboard, in a sentence. */
  readonly hint: string;
  show(sheet: OpenText): void;
  focus(): void;
}

export type OpenEditor = (host: HTMLElement, sheet: OpenText, listeners: EditorListeners) => Editor;
