import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import { ISSUE_TEXT_CHARS_MAX, issueText } from '../../diagnosis/issue-text.ts';
import { copied } from '../site/clipboard.ts';
import { href } from '../site/href.ts';
import { element } from './element.ts';
import type { Headline } from './headline.ts';
import type { CaseAnswer } from './messages.ts';

interface Copied {
  readonly answer: CaseAnswer;
  readonly diagnosis: Diagnosis;
  readonly headline: Headline;
  readonly playground: string | undefined;
  readonly about: string | undefined;
}

/** Shows what will be copied, byte for byte, before it is. When the dialog is closed, the focus is where it was. */
export function openIssueDialog(what: Copied): void {
  const opener = document.activeElement;
  const preview = element('pre', {
    tabindex: '0',
    role: 'region',
    'aria-labelledby': 'issue-what',
  });
  const replaced = element('span', { class: 'note' });
  const status = element('p', { class: 'note', role: 'status' });
  const copy = element('button', { class: 'btn primary', type: 'button' }, 'Copy');
  const whole = element('input', { type: 'checkbox' });
  let text = '';
  const show = () => {
    const issue = textOf(what, whole.checked);
    text = issue.text;
    preview.replaceChildren(element('span', { class: 'words' }, text));
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
  const dialog = element(
    'dialog',
    { class: 'issue', 'aria-labelledby': 'issue-title', closedby: 'any' },
    element(
      'form',
      { class: 'issue-head', method: 'dialog' },
      element('h2', { id: 'issue-title' }, 'Copy for the issue'),
      element('button', { class: 'btn', type: 'submit' }, 'Close'),
    ),
    element(
      'div',
      { class: 'issue-forms' },
      hasShortText(what.answer)
        ? element('label', { class: 'with-text' }, whole, ' With the whole text, folded')
        : undefined,
      element(
        'p',
        { class: 'note' },
        'Credentials, cookies, tokens, hosts, IP addresses and user names are replaced by placeholders. Read it before you post it.',
      ),
    ),
    element(
      'div',
      { class: 'issue-preview' },
      element(
        'p',
        { class: 'issue-what' },
        element('b', { id: 'issue-what' }, 'What is copied'),
        replaced,
      ),
      preview,
    ),
    element('div', { class: 'issue-foot' }, status, copy),
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
    verdict:
      `${headline.verdict.replace(/your/, 'the')}. ${headline.outcome === 'other' ? headline.sentence : ''}`.trim(),
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
