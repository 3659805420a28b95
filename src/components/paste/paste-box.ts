import type { CaseView } from './case-view.ts';

/** More text than this is not put into the field, which would take seconds to lay it out. It becomes a piece of its own. */
const FIELD_CHARS_MAX = 100_000;
/** A step of typing that brings more than this was a paste, of a keyboard that does not say so. */
const TYPED_CHARS_MAX = 40;
/** How long a reader stops typing before the answer is made anew. */
const PAUSE_MS = 400;

/**
 * `<paste-box>`: takes what a reader pastes, drops, chooses or types, on the whole page. All else is fetched with the first
 * piece.
 */
class PasteBox extends HTMLElement {
  #view: Promise<CaseView> | undefined;
  #field!: HTMLTextAreaElement;
  #chars = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#field = this.querySelector('textarea')!;
    const files = this.#part<HTMLInputElement>('files');
    this.#field.addEventListener('input', (event) => this.#typed(event as InputEvent));
    this.#field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#read();
    });
    this.#part('read').addEventListener('click', () => this.#read());
    this.#part('choose').addEventListener('click', () => files.click());
    this.#part('example').addEventListener('click', () => this.#with((view) => view.example()));
    files.addEventListener('change', () => {
      this.#add([...(files.files ?? [])]);
      files.value = '';
    });
    document.addEventListener('paste', (event) => this.#pasted(event));
    document.addEventListener('dragover', (event) => {
      if (!event.dataTransfer?.types.some((type) => type === 'Files' || type === 'text/plain'))
        return;
      if (event.target === this.#field && !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      this.toggleAttribute('data-over', true);
    });
    for (const end of ['dragleave', 'drop', 'dragend'])
      document.addEventListener(end, () => this.toggleAttribute('data-over', false));
    document.addEventListener('drop', (event) => this.#dropped(event));
    this.#restore();
  }

  #part<Part extends HTMLElement>(name: string): Part {
    return this.querySelector<Part>(`[data-part="${name}"]`)!;
  }

  /** What was pasted before a reload, or what the browser has put into the field again. */
  #restore(): void {
    try {
      if (sessionStorage.getItem('pasted')) this.#with((view) => view.restore());
      else if (this.#field.value) this.#read();
    } catch {
      // Storage is refused: there is nothing to restore.
    }
  }

  #typed({ inputType }: InputEvent): void {
    const { length } = this.#field.value;
    const isPaste = inputType === 'insertFromPaste' || length - this.#chars > TYPED_CHARS_MAX;
    this.#chars = length;
    clearTimeout(this.#timer);
    // The first answer changes the page, so it waits for the reader to ask for it.
    if (isPaste) this.#read();
    else if (this.#view) this.#timer = setTimeout(() => this.#read(true), PAUSE_MS);
  }

  #read(isTyping = false): void {
    clearTimeout(this.#timer);
    this.#chars = this.#field.value.length;
    this.#with((view) => view.read(isTyping));
  }

  #pasted(event: ClipboardEvent): void {
    const { target, clipboardData } = event;
    if (!clipboardData) return;
    const isHere = target === this.#field;
    // A text field of another part of the page.
    if (!isHere && target instanceof Element && target.closest('input, textarea, dialog')) return;
    const text = clipboardData.getData('text/plain');
    if (isHere && text && text.length <= FIELD_CHARS_MAX) return;
    event.preventDefault();
    if (clipboardData.files.length > 0 && !text) this.#add([...clipboardData.files]);
    else if (text) this.#addText(text);
  }

  #dropped(event: DragEvent): void {
    const { dataTransfer, target } = event;
    if (!dataTransfer) return;
    const files = [...dataTransfer.files];
    const text = dataTransfer.getData('text/plain');
    if (files.length === 0 && (target === this.#field || !text)) return;
    event.preventDefault();
    if (files.length > 0) this.#add(files);
    else this.#addText(text);
  }

  #addText(text: string): void {
    if (text.length > FIELD_CHARS_MAX) {
      this.#with((view) => view.addText(text));
      return;
    }
    const before = this.#field.value;
    this.#field.value = before === '' ? text : `${before.trimEnd()}\n\n${text}`;
    this.#read();
  }

  #add(files: readonly File[]): void {
    if (files.length > 0) this.#with((view) => view.addFiles(files));
  }

  async #with(use: (view: CaseView) => void): Promise<void> {
    this.toggleAttribute('data-reading', true);
    try {
      this.#view ??= import('./case-view.ts').then(({ CaseView }) => new CaseView(this));
      use(await this.#view);
    } catch (error) {
      this.#view = undefined;
      this.toggleAttribute('data-reading', false);
      console.warn(error);
      const said = this.#part('said');
      said.classList.remove('vh');
      said.textContent =
        'The part of this page that reads could not be loaded. Copy your text, reload the page, and paste it again.';
    }
  }
}

customElements.define('paste-box', PasteBox);
