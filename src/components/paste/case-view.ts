import caseCss from '../../styles/case.css?inline';
import issueCss from '../../styles/issue.css?inline';
import { answerOf } from './answer.ts';
import { CaseQuestions, NotAnswered } from './ask-worker.ts';
import { caseHead } from './case-head.ts';
import { EXAMPLE } from './example.ts';
import { caseHeadline } from './headline.ts';
import { keep, keptTexts } from './kept.ts';
import { textPaneOf } from './listing-view.ts';
import { lockPage } from './lock.ts';
import type { CaseAnswer, PieceSource } from './messages.ts';

/** The name of what is in the field. */
export const TYPED = 'Pasted text';

type Source = Required<PieceSource>;

/**
 * The answer on the front page: what was pasted, with its lines marked, beside the verdict. It is drawn anew for each
 * answer of the worker.
 */
export class CaseView {
  readonly #host: HTMLElement;
  readonly #field: HTMLTextAreaElement;
  readonly #case: HTMLElement;
  readonly #questions = new CaseQuestions();
  #pieces: Source[] = [];
  #typed: Source | undefined;
  #key = 0;
  #asked = 0;
  /** The last question that has an answer, or was refused one. */
  #answered = 0;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#field = host.querySelector('textarea')!;
    this.#case = host.querySelector('[data-part="case"]')!;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(caseCss + issueCss);
    document.adoptedStyleSheets.push(sheet);
  }

  /** Reads what is in the field. @param isTyping whether the reader is still there */
  read(isTyping: boolean): void {
    const text = this.#field.value;
    const isSame = text === this.#typed?.source;
    // What is answered stays as it is, with the reader's focus in it.
    if (isSame && isTyping) {
      this.#host.toggleAttribute('data-reading', this.#asked !== this.#answered);
      return;
    }
    if (text.trim() === '') this.#typed = undefined;
    else if (!isSame) this.#typed = this.#piece(TYPED, text);
    void this.#ask(isTyping);
  }

  addFiles(files: readonly File[]): void {
    this.#pieces.push(...files.map((file) => this.#piece(file.name || 'A file', file)));
    void this.#ask(false);
  }

  /** A text that is too long for the field. */
  addText(text: string): void {
    this.#pieces.push(
      this.#piece(
        this.#pieces.some(({ name }) => name === 'Long text') ? 'Another long text' : 'Long text',
        text,
      ),
    );
    void this.#ask(false);
  }

  example(): void {
    this.#field.value = EXAMPLE;
    this.read(false);
  }

  /** What was pasted before a reload. */
  restore(): void {
    for (const { name, text } of keptTexts())
      if (name === TYPED) {
        this.#field.value = text;
        this.#typed = this.#piece(TYPED, text);
      } else this.#pieces.push(this.#piece(name, text));
    void this.#ask(true);
  }

  #piece(name: string, source: string | File): Source {
    this.#key += 1;
    return { key: this.#key, name, source };
  }

  async #ask(isTyping: boolean): Promise<void> {
    const pieces = [...(this.#typed ? [this.#typed] : []), ...this.#pieces];
    this.#asked += 1;
    const asked = this.#asked;
    if (pieces.length === 0) {
      this.#answered = asked;
      this.#startOver(!isTyping);
      return;
    }
    // Scripts that the page began with are still on their way, and the policy would stop them.
    if (document.readyState !== 'complete')
      await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
    lockPage();
    this.#host.toggleAttribute('data-reading', true);
    let answer: CaseAnswer | undefined;
    try {
      answer = await this.#questions.ask(pieces);
    } catch (error) {
      if (!(error instanceof NotAnswered)) throw error;
      if (asked === this.#asked) this.#say(error.message, true);
    }
    if (asked !== this.#asked) return;
    this.#answered = asked;
    this.#host.toggleAttribute('data-reading', false);
    if (answer) this.#show(answer, isTyping);
  }

  #show(answer: CaseAnswer, isTyping: boolean): void {
    const isFirst = this.#case.hidden;
    const isKept = keep(answer.texts);
    const head = caseHead(answer.pieces, isKept, {
      edit: () => this.#edit(),
      add: () => this.#host.querySelector<HTMLElement>('[data-part="choose"]')?.click(),
      startOver: () => this.#startOver(true),
      remove: (key) => this.#remove(key),
    });
    const { diagnosis } = answer;
    this.#case.replaceChildren(
      head,
      ...(diagnosis
        ? [answerOf(answer, diagnosis, this.#host), textPaneOf(answer, diagnosis)]
        : []),
    );
    this.#case.hidden = false;
    this.#host.dataset['shows'] =
      this.#host.dataset['shows'] === 'edit' && isTyping ? 'edit' : 'answer';
    document.documentElement.dataset['case'] = diagnosis ? 'read' : 'refused';
    this.#sayAnswer(answer);
    if (isTyping) return;
    const heading =
      this.#case.querySelector<HTMLElement>('[data-part="verdict"]') ?? head.querySelector('h2');
    heading?.focus({ preventScroll: true });
    if (isFirst) scrollTo({ top: 0 });
    else heading?.scrollIntoView({ block: 'nearest' });
  }

  #sayAnswer({ diagnosis, pieces }: CaseAnswer): void {
    const refused = pieces.flatMap(({ name, refused }) => (refused ? [`${name} ${refused}`] : []));
    if (!diagnosis) {
      this.#say(refused.join(' '));
      return;
    }
    const { verdict, sentence } = caseHeadline(diagnosis);
    const reasons = diagnosis.reasons.length;
    const count = `${reasons} ${reasons === 1 ? 'line' : 'lines'} of your text marked.`;
    this.#say([`${verdict}.`, sentence, reasons > 0 ? count : '', ...refused].join(' ').trim());
  }

  /** For a screen reader; a fault is shown as well. */
  #say(text: string, isFault = false): void {
    const said = this.#host.querySelector<HTMLElement>('[data-part="said"]')!;
    said.classList.toggle('vh', !isFault);
    said.textContent = text;
  }

  #edit(): void {
    this.#host.dataset['shows'] = 'edit';
    this.#field.focus();
    this.#field.setSelectionRange(this.#field.value.length, this.#field.value.length);
  }

  #remove(key: number): void {
    this.#pieces = this.#pieces.filter((piece) => piece.key !== key);
    if (this.#typed?.key === key) {
      this.#typed = undefined;
      this.#field.value = '';
    }
    void this.#ask(false);
  }

  #startOver(takesFocus: boolean): void {
    this.#pieces = [];
    this.#typed = undefined;
    this.#field.value = '';
    keep(undefined);
    this.#case.replaceChildren();
    this.#case.hidden = true;
    delete this.#host.dataset['shows'];
    delete document.documentElement.dataset['case'];
    this.#host.toggleAttribute('data-reading', false);
    this.#say('');
    if (takesFocus) this.#field.focus();
  }
}
