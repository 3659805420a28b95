import type { IssueForm } from '../../issue-comment/limits.ts';

/** The parts of the dialog that change. */
export interface DialogParts {
  readonly dialog: HTMLDialogElement;
  readonly forms: HTMLElement;
  readonly hint: HTMLElement;
  readonly size: HTMLElement;
  readonly preview: HTMLElement;
  readonly status: HTMLElement;
  readonly copy: HTMLButtonElement;
}

/** What each form is called, and what its reader should know. */
export const FORM_NAMES: Readonly<
  Record<IssueForm, { readonly name: string; readonly hint: string }>
> = {
  github: {
    name: 'GitHub, GitLab',
    hint: 'They draw the diagram, and fold the run as text below it.',
  },
  chat: { name: 'Chat', hint: 'Slack, Discord, Teams.' },
  jira: { name: 'Jira', hint: 'Wiki markup, as Jira’s text mode reads it.' },
  'stack-overflow': {
    name: 'Stack Overflow',
    hint: 'And everything else that reads Markdown and draws no diagrams.',
  },
};

type Child = Node | string;

/** The dialog, not yet in the page. It is made here and not in each page, because few readers open it. */
export function dialogParts(): DialogParts {
  const title = element('h2', { id: 'issue-title' }, 'Copy for an issue');
  const close = element('button', { class: 'btn', type: 'submit' }, 'Close');
  const forms = element(
    'fieldset',
    { class: 'seg' },
    element('legend', { class: 'vh' }, 'Where it goes'),
    ...(Object.keys(FORM_NAMES) as IssueForm[]).map(choiceOf),
  );
  const hint = element('p', { class: 'note' });
  const size = element('span', { class: 'note' });
  const preview = element('pre', {
    tabindex: '0',
    role: 'region',
    'aria-labelledby': 'issue-what',
  });
  const status = element('p', { class: 'note', role: 'status' });
  const copy = element('button', { class: 'btn primary', type: 'button' }, 'Copy');
  const dialog = element(
    'dialog',
    { class: 'issue', 'aria-labelledby': 'issue-title', closedby: 'any' },
    element('form', { class: 'issue-head', method: 'dialog' }, title, close),
    element('div', { class: 'issue-forms' }, forms, hint),
    element(
      'div',
      { class: 'issue-preview' },
      element(
        'p',
        { class: 'issue-what' },
        element('b', { id: 'issue-what' }, 'What is copied'),
        size,
      ),
      preview,
    ),
    element('div', { class: 'issue-foot' }, status, copy),
  );
  return { dialog, forms, hint, size, preview, status, copy };
}

function choiceOf(form: IssueForm): HTMLElement {
  const input = element('input', { type: 'radio', name: 'issue-form', value: form });
  if (form === 'github') {
    input.checked = true;
    input.autofocus = true;
  }
  return element('label', {}, input, element('span', {}, FORM_NAMES[form].name));
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
