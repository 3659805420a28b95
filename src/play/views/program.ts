import { part } from '../dom.ts';
import type { Desk } from '../editor/desk.ts';
import { hasEdits, litLineOf, shownProgramOf, textOfFile } from '../state/select.ts';
import { type FileName, isEditable, type State } from '../state/state.ts';
import { openFile } from '../state/transitions.ts';
import type { Store } from '../store.ts';
import { tabs } from './tabs.ts';

/**
 * Shows the programs as they run: tabs, marks for what knobs changed, and the line of the present
 * step.
 * @param drawn has the present step; the text is always the one that the reader has typed
 */
export function showProgram(
  root: HTMLElement,
  store: Store<State>,
  drawn: Store<State>,
  desk: Desk,
): void {
  const panel = part(root, 'code');
  const resetButton = part(root, 'reset');
  const undoButton = part(root, 'undo');
  const show = tabs(part(root, 'files'), (file) =>
    store.update((state) => openFile(state, file as FileName)),
  );
  store.watch(
    ({ view }) => view.file,
    (file) => {
      show(file);
      panel.setAttribute('aria-labelledby', `file-${file}`);
    },
  );
  store.watch(hasEdits, (edited) => {
    resetButton.hidden = !edited;
  });
  store.watch(
    ({ dropped }) => dropped,
    (dropped) => {
      undoButton.hidden = dropped === undefined;
    },
  );
  const draw = () => desk.show(sheetOf(store.state, drawn.state));
  store.watch((state) => textOfFile(state, state.view.file), draw);
  store.watch(({ view }) => view.file, draw);
  drawn.watch(litKey, draw);
}

/** The file that the desk shows, with its marks. */
function sheetOf(state: State, drawn: State) {
  const { file } = state.view;
  const text = textOfFile(state, file);
  const lit = textOfFile(drawn, file) === text ? litLineOf(drawn) : undefined;
  return {
    file,
    text,
    readOnly: !isEditable(file),
    changed: changedLines(state, file),
    lit: lit && lit.file === file ? lit.line : undefined,
  };
}

/**
 * Lines that the knobs wrote differently from the default program. Undefined for the reader's own
 * text, which is not compared.
 */
function changedLines(state: State, file: FileName): ReadonlySet<number> | undefined {
  if (file === 'probe.mjs' || (isEditable(file) && state.edits[file] !== undefined))
    return undefined;
  return shownProgramOf(state).changed[file];
}

function litKey(state: State): string {
  const lit = litLineOf(state);
  return lit ? `${lit.file}:${lit.line}` : '';
}
