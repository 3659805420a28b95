import type { FileName } from '../state/state.ts';

/** What lies open: one file with its marks. */
export interface OpenText {
  readonly file: FileName;
  readonly text: string;
  readonly readOnly: boolean;
  /** 1-based lines that the knobs wrote differently from the default program. */
  readonly changed: ReadonlySet<number> | undefined;
  /** The line of the event in hand. */
  readonly lit: number | undefined;
}

export interface EditorListeners {
  /** The reader changed the text of a file. */
  typed(file: FileName, text: string): void;
  /** The reader left the editor: a good time to put the text into the address. */
  left(): void;
  /** Ctrl or Cmd with Enter, for editors that keep keys to themselves. */
  run(): void;
}

/** Two editors stand behind this: Monaco, and a plain text area for phones. */
export interface Editor {
  /** How to get out by keyboard, in a sentence. */
  readonly hint: string;
  show(sheet: OpenText): void;
  focus(): void;
}

export type OpenEditor = (host: HTMLElement, sheet: OpenText, listeners: EditorListeners) => Editor;
