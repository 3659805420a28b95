import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import { ISSUE_TEXT_CHARS_MAX, issueText } from '../../diagnosis/issue-text.ts';
import { copied } from '../site/clipboard.ts';
import { href } from '../site/href.ts';
import type { Headline } from './headline.ts';
import type { CaseAnswer } from './messages.ts';
import { tag } from './tag.ts';

interface Copied {
  readonly answer: CaseAnswer;
  readonly diagnosis: Diagnosis;
  readonly headline: Headline;
  readonly playground: string | undefined;
  readonly about: string | undefined;
}

/** Shows what will be copied, byte for byte, before it is. When the dialog is closed, the focus is where it was. */
export function openCaseDialog(what: Copied): void {
  const opener = document.activeElement;
  const preview = tag('pre', {
    tabindex: '0',
    role: 'region',
    'aria-labelledby': 'issue-what',
  });
  const replaced = tag('span', { class: 'note' });
  const status = tag('p', { class: 'note', role: 'status' });
  const copy = tag('button', { class: 'btn primary', type: 'button' }, 'Copy');
  const whole = tag('input', { type: 'checkbox' });
  let text = '';
  const show = () => {
    const issue = textOf(what, whole.checked);
    text = issue.text;
    preview.replaceChildren(tag('span', { class: 'words' }, text));
    replaced.textContent =
      issue.replaced.length > 0
        ? `replaced: ${issue.replaced.join(', ')}`
        : 'nothing in it had to be replaced';
    status.textContent = '';
  };
  whole.addEventListener('change', show);
  copy.addEventListener('click', async () => {
    const isCopied = await copied(text);
    if (!isCopied) getSelection()?.selectAllChildren(preview);
    status.textContent = isCopied ? 'Copied.' : 'The text is selected: press Ctrl C.';
  });
  const dialog = tag(
    'dialog',
    { class: 'issue', 'aria-labelledby': 'issue-title', closedby: 'any' },
    tag(
      'form',
      { class: 'issue-head', method: 'dialog' },
      tag('h2', { id: 'issue-title' }, 'Copy for the issue'),
      tag('button', { class: 'btn', type: 'submit' }, 'Close'),
    ),
    tag(
      'div',
      { class: 'issue-forms' },
      hasShortText(what.answer)
        ? tag('label', { class: 'with-text' }, whole, ' With the whole text, folded')
        : undefined,
      tag(
        'p',
        { class: 'note' },
        'Credentials, cookies, tokens, hosts, IP addresses and user names are replaced by placeholders. Read it before you post it.',
      ),
    ),
    tag(
      'div',
      { class: 'issue-preview' },
      tag('p', { class: 'issue-what' }, tag('b', { id: 'issue-what' }, 'What is copied'), replaced),
      preview,
    ),
    tag('div', { class: 'issue-foot' }, status, copy),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener instanceof HTMLElement) opener.focus();
  });
  show();
  document.body.append(dialog);
  dialog.showModal();
  copy.focus();
}

function textOf({ answer, diagnosis, headline, playground, about }: Copied, withTexts: boolean) {
  const absolute = (path: string) => new URL(path, location.href).href;
  return issueText({
    diagnosis,
    verdict: headline.forIssue,
    page: absolute(href('')),
    ...(withTexts && answer.texts ? { texts: answer.texts } : {}),
    ...(about ? { about: absolute(about) } : {}),
    ...(playground ? { playground: absolute(playground) } : {}),
  });
}

function hasShortText({ texts }: CaseAnswer): boolean {
  const chars = texts?.reduce((sum, { text }) => sum + text.length, 0);
  return chars !== undefined && chars <= ISSUE_TEXT_CHARS_MAX;
}
