import { listing } from '../../components/code/listing.ts';
import type { Editor, EditorListeners, OpenEditor, OpenText } from './editor.ts';

/** Shows programs: first as a listing, and in an editor once the reader wants to edit. */
export interface Desk {
  show(sheet: OpenText): void;
  /** Opens the editor and puts the cursor into it. */
  edit(): Promise<void>;
}

interface DeskParts {
  /** The button that offers to edit. It is hidden once the editor is open. */
  readonly offer: HTMLElement;
  /** The panel of the file tabs. */
  readonly panel: HTMLElement;
  /** Says that the editor is loading, how to leave it, or why it could not be loaded. */
  readonly hint: HTMLElement;
}

/** @param load fetches the editor; called once, at the first sign that the reader wants to type */
export function createDesk(
  { offer, panel, hint }: DeskParts,
  load: () => Promise<OpenEditor>,
  listeners: EditorListeners,
): Desk {
  let sheet: OpenText | undefined;
  let editor: Editor | undefined;
  let opening: Promise<void> | undefined;

  async function open(): Promise<void> {
    hint.textContent = 'Loading the editor …';
    try {
      const openEditor = await load();
      if (!sheet) return;
      panel.classList.add('has-editor');
      panel.tabIndex = -1;
      editor = openEditor(panel, sheet, listeners);
      hint.textContent = editor.hint;
      offer.hidden = true;
    } catch (error) {
      opening = undefined;
      reportError(error);
      hint.textContent = 'The editor could not be loaded. Click again to retry.';
    }
  }

  async function edit(): Promise<void> {
    if (sheet?.readOnly) return;
    opening ??= open();
    await opening;
    editor?.focus();
  }

  offer.addEventListener('click', () => void edit());
  panel.addEventListener('click', (event) => {
    if (editor) return;
    const line = numberUnder(event);
    if (line !== undefined) listeners.line(line);
    // A click that selects text is meant for copying, so it does not open the editor.
    else if (getSelection()?.isCollapsed !== false) void edit();
  });
  panel.addEventListener('keydown', (event) => {
    const typing = event.key.length === 1 || event.key === 'Enter' || event.key === 'Backspace';
    if (!editor && typing && !event.ctrlKey && !event.metaKey && !event.altKey) void edit();
  });

  return {
    edit,
    show(next) {
      const sameFile = sheet?.file === next.file;
      sheet = next;
      offer.hidden = next.readOnly || editor !== undefined;
      if (editor) {
        editor.show(next);
        return;
      }
      panel.replaceChildren(listing(next.text, next));
      if (!sameFile) panel.scrollTop = 0;
      reveal(panel);
    },
  };
}

/** The line whose number was clicked in the listing. The number is left of the code. */
function numberUnder({ target, clientX }: MouseEvent): number | undefined {
  const item = (target as Element).closest<HTMLElement>('li[data-line]');
  const code = item?.querySelector('code')?.getBoundingClientRect();
  return item && code && clientX < code.left ? Number(item.dataset['line']) : undefined;
}

/**
 * Scrolls the lit line into the panel, and not the page, so that the reader stays where they are.
 */
function reveal(panel: HTMLElement): void {
  const line = panel.querySelector<HTMLElement>('[data-lit]');
  if (!line) return;
  const top = line.offsetTop - panel.offsetTop;
  const hidden =
    top < panel.scrollTop || top + line.offsetHeight > panel.scrollTop + panel.clientHeight;
  if (hidden) panel.scrollTop = top - panel.clientHeight / 3;
}
