import type { Provenance } from '../../engines/engine.ts';
import { provenanceSentence } from '../../engines/provenance.ts';
import { issueComment } from '../../issue-comment/comment.ts';
import type { IssueFacts } from '../../issue-comment/facts.ts';
import type { IssueForm } from '../../issue-comment/limits.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { scenarioText } from '../../scenario/scenario-text.ts';
import css from '../../styles/issue.css?inline';
import type { Trace } from '../../trace/record/event.ts';
import { type DialogParts, dialogParts, FORM_NAMES } from './markup.ts';
import { segmentsOfText } from './segments-of-text.ts';
import { sizeText } from './size-text.ts';

/** The run that a page shows, and where it shows it. */
interface IssueRun {
  readonly trace: Trace;
  /** Of client.mjs; undefined when the run was ended from outside. */
  readonly exitCode: number | undefined;
  readonly scenario: Scenario;
  readonly provenance: Provenance;
  /** Whether another timing would give another answer, a sentence; undefined where nobody has found out. */
  readonly certainty?: string | undefined;
  /** Id of the current step. */
  readonly at: string | undefined;
  /** The address of /play/, with a program that is not the knobs’ in its fragment. Its query is not read. */
  readonly href: string;
  /** Whether the program was edited. By default, whether the address has a fragment. */
  readonly isEdited?: boolean;
}

/**
 * Opens the dialog “Copy for an issue”: the run as a text for a tracker, as it is copied, byte for byte. When it is
 * closed, the focus is where it was. A page loads this file when a reader asks for it.
 */
export function openIssueDialog(run: IssueRun): void {
  adoptStyles();
  const facts = factsOf(run);
  const parts = dialogParts();
  const { dialog, forms, copy } = parts;
  const opener = document.activeElement;
  let text = '';
  const show = (form: IssueForm) => {
    text = showForm(parts, form, facts);
  };
  forms.addEventListener('change', ({ target }) => {
    show((target as HTMLInputElement).value as IssueForm);
  });
  copy.addEventListener('click', () => void copyText(parts, text));
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener instanceof HTMLElement) opener.focus();
  });
  show('github');
  document.body.append(dialog);
  dialog.showModal();
}

function factsOf({ href, isEdited, provenance, scenario, ...run }: IssueRun): IssueFacts {
  const { origin, pathname, hash } = new URL(href, location.href);
  return {
    ...run,
    scenario,
    // The Node that ran may be another one than the knob asks for: a WebContainer brings its own.
    ran: scenarioText({ ...scenario, node: provenance.node } as Scenario),
    provenance: provenanceSentence(provenance),
    isEdited: isEdited ?? hash !== '',
    isPatched: provenance.isPatched,
    code: hash === '' ? undefined : hash.slice(1),
    page: origin + pathname,
  };
}

/** @returns the text that is shown, and that the button copies */
function showForm(
  { preview, size, hint, status }: DialogParts,
  form: IssueForm,
  facts: IssueFacts,
): string {
  const comment = issueComment(form, facts);
  preview.replaceChildren(...segmentsOfText(comment.text).map(spanOf));
  preview.scrollTo(0, 0);
  size.textContent = sizeText(form, comment);
  hint.textContent = FORM_NAMES[form].hint;
  status.textContent = '';
  return comment.text;
}

function spanOf({ kind, text }: ReturnType<typeof segmentsOfText>[number]): HTMLElement {
  return Object.assign(document.createElement('span'), { className: kind, textContent: text });
}

async function copyText({ preview, status }: DialogParts, text: string): Promise<void> {
  status.textContent = '';
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = 'Copied.';
  } catch {
    // The browser or the reader has refused. The reader’s own keys are always allowed.
    getSelection()?.selectAllChildren(preview);
    status.textContent = 'The text is selected: press Ctrl C.';
  }
}

let isStyled = false;

/** The style sheet comes with this file, so that pages do not carry it. */
function adoptStyles(): void {
  if (isStyled) return;
  isStyled = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
