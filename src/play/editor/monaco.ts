import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/javascript/register';
import type { FileName } from '../state/state.ts';
import type { Editor, EditorListeners, OpenEditor, OpenText } from './editor.ts';
import { useLanguageService } from './language-service.ts';
import { followColours, THEME } from './monaco-theme.ts';

const LANGUAGES: Readonly<Record<string, string>> = { mjs: 'javascript', json: 'json' };

/**
 * @param typesUrl address of the type declarations; they are fetched after the editor has been
 * painted
 */
export function createMonacoOpener(typesUrl: string): OpenEditor {
  return (host, sheet, listeners) => {
    host.replaceChildren();
    const editor = new MonacoEditor(host, sheet, listeners);
    requestIdleCallback(() => void useLanguageService(typesUrl));
    return editor;
  };
}

class MonacoEditor implements Editor {
  readonly hint = 'Esc, then Tab, leaves the editor. Alt + Enter: what this line did.';
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  readonly #listeners: EditorListeners;
  readonly #marks: monaco.editor.IEditorDecorationsCollection;
  #file: FileName;
  /** True while show() replaces the text, so that this does not count as typing. */
  #showing = false;

  constructor(host: HTMLElement, sheet: OpenText, listeners: EditorListeners) {
    const { fontFamily } = getComputedStyle(host);
    followColours();
    this.#file = sheet.file;
    this.#listeners = listeners;
    this.#editor = monaco.editor.create(host, {
      model: null,
      theme: THEME,
      fontFamily,
      fontSize: 13,
      lineHeight: 21,
      padding: { top: 8, bottom: 8 },
      automaticLayout: true,
      // Tab leaves the editor until the reader has typed. Then Tab indents, until they press Esc.
      tabFocusMode: true,
      minimap: { enabled: false },
      overviewRulerLanes: 0,
      folding: false,
      links: false,
      renderFinalNewline: 'on',
      lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
      glyphMargin: false,
      lineNumbersMinChars: 4,
      lineDecorationsWidth: 12,
      renderLineHighlight: 'none',
      scrollBeyondLastLine: false,
      stickyScroll: { enabled: false },
      fixedOverflowWidgets: true,
      fontLigatures: false,
      tabSize: 2,
      scrollbar: { alwaysConsumeMouseWheel: false },
    });
    this.#marks = this.#editor.createDecorationsCollection();
    this.#listen();
    this.show(sheet);
  }

  show(sheet: OpenText): void {
    const { file, text, readOnly, changed, lit } = sheet;
    this.#file = file;
    this.#showing = true;
    const model = modelFor(file, text);
    if (this.#editor.getModel() !== model) this.#editor.setModel(model);
    if (model.getValue() !== text) model.setValue(text);
    this.#showing = false;
    this.#editor.updateOptions({
      readOnly,
      ariaLabel: `Editor for ${file}`,
      lineNumbers: (line) => (changed?.has(line) ? `+ ${line}` : `${line}`),
    });
    this.#marks.set(lit === undefined ? [] : [litLine(lit)]);
    if (lit !== undefined && !this.#editor.hasTextFocus()) {
      this.#editor.revealLineInCenterIfOutsideViewport(lit);
    }
  }

  focus(): void {
    this.#editor.focus();
  }

  #listen(): void {
    const { typed, left, run, line } = this.#listeners;
    const tabLeaves = (on: boolean) => this.#editor.updateOptions({ tabFocusMode: on });
    this.#editor.onDidChangeModelContent(() => {
      if (this.#showing) return;
      tabLeaves(false);
      typed(this.#file, this.#editor.getValue());
    });
    this.#editor.onDidBlurEditorText(() => {
      tabLeaves(true);
      left();
    });
    const noWidget = '!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible';
    this.#editor.addCommand(monaco.KeyCode.Escape, () => tabLeaves(true), noWidget);
    this.#editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, run);
    this.#editor.addCommand(monaco.KeyMod.Alt | monaco.KeyCode.Enter, () => {
      line(this.#editor.getPosition()?.lineNumber ?? 1);
    });
    this.#editor.onMouseDown(({ target }) => {
      if (target.type === monaco.editor.MouseTargetType.GUTTER_LINE_NUMBERS) {
        line(target.position.lineNumber);
      }
    });
  }
}

function modelFor(file: FileName, text: string): monaco.editor.ITextModel {
  const uri = monaco.Uri.parse(`file:///${file}`);
  const language = LANGUAGES[file.split('.').at(-1) ?? ''] ?? 'plaintext';
  const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(text, language, uri);
  const plain = { enabled: false, independentColorPoolPerBracketType: false };
  model.updateOptions({ bracketColorizationOptions: plain });
  return model;
}

function litLine(line: number): monaco.editor.IModelDeltaDecoration {
  return {
    range: new monaco.Range(line, 1, line, 1),
    options: { isWholeLine: true, className: 'lit-line', marginClassName: 'lit-line' },
  };
}
