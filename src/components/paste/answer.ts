import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import { href } from '../site/href.ts';
import { command } from './command.ts';
import { fixPart } from './fix-part.ts';
import { caseHeadline, type Headline } from './headline.ts';
import { openCaseDialog } from './issue-dialog.ts';
import type { CaseAnswer } from './messages.ts';
import { button, tag } from './tag.ts';
import { withAddress } from './with-address.ts';

/** What a case asks for that has no fix yet. */
const NO_FIX = 'None yet.';

/** The answer: the verdict first, then what to do, then the ways on. */
export function answerOf(answer: CaseAnswer, diagnosis: Diagnosis, host: HTMLElement): HTMLElement {
  const headline = caseHeadline(diagnosis);
  const { missing, fix } = diagnosis;
  const isUnknown = diagnosis.verdict === 'unknown';
  const next = nextPart(headline, diagnosis, answer.url);
  const toDo = fix === NO_FIX ? undefined : fixPart(headline.fixTitle, diagnosis, answer.url);
  return tag(
    'section',
    { class: 'answer-pane', 'aria-label': 'The answer' },
    verdictHeading(headline, host),
    tag('p', { class: 'says' }, headline.sentence),
    tag('p', { class: 'sure' }, headline.sure),
    missing.length > 0 ? missingPart(missing) : undefined,
    ...(isUnknown ? [next, toDo] : [toDo, next]),
    waysOn(answer, diagnosis, headline),
  );
}

function verdictHeading({ outcome, verdict }: Headline, host: HTMLElement): HTMLElement {
  const template = host.querySelector<HTMLTemplateElement>('[data-part="verdicts"]')!;
  const chip = template.content
    .querySelector(`[data-outcome="${outcome}"]`)!
    .cloneNode(true) as HTMLElement;
  chip.querySelector('[data-part="words"]')!.textContent = verdict;
  return tag('h2', { 'data-part': 'verdict', tabindex: '-1' }, chip);
}

function missingPart(missing: readonly string[]): HTMLElement {
  return tag(
    'div',
    { class: 'part' },
    tag('h3', {}, 'What is missing'),
    tag('ul', { class: 'missing' }, ...missing.map((each) => tag('li', {}, capital(each)))),
  );
}

function nextPart(
  { nextTitle }: Headline,
  { nextCommand }: Diagnosis,
  url: string | undefined,
): HTMLElement {
  const text = withAddress(nextCommand, url);
  const place = ['$URL', '$HOST'].find((each) => text.includes(each));
  const what =
    place === '$HOST' ? ' is the host of the address that failed.' : ' is the address that failed.';
  const note = place ? tag('p', { class: 'note' }, tag('code', {}, place), what) : undefined;
  const program = nextCommand.includes('check-server.mjs')
    ? tag(
        'p',
        { class: 'note' },
        tag('a', { href: href('check-server.mjs'), download: '' }, 'check-server.mjs'),
        ' asks the server over http or https whether it closes, and whether it says so.',
      )
    : undefined;
  return tag(
    'div',
    { class: 'part' },
    tag('h3', {}, nextTitle),
    command(nextTitle, text),
    note,
    program,
  );
}

function waysOn(answer: CaseAnswer, diagnosis: Diagnosis, headline: Headline): HTMLElement {
  const { scenario } = diagnosis;
  const playground = scenario && href(`play/?${scenario.query}`);
  const about = headline.lookAlike && href(`look-alikes/#${headline.lookAlike}`);
  const copy = button('Copy for the issue', 'btn primary', () =>
    openCaseDialog({ answer, diagnosis, headline, playground, about }),
  );
  return tag(
    'div',
    { class: 'part ways-on' },
    tag(
      'p',
      { class: 'acts' },
      copy,
      playground
        ? tag('a', { class: 'btn', href: playground }, 'Open in the playground')
        : undefined,
      about ? tag('a', { class: 'btn', href: about }, 'How to tell, and what cures it') : undefined,
    ),
    playground && scenario.replaced.length > 0
      ? tag('p', { class: 'note' }, `In the playground: ${inOne(scenario.replaced)}`)
      : undefined,
  );
}

/** Sentences that each begin with what stands for what, as one. */
function inOne(sentences: readonly string[]): string {
  const parts = sentences.map((sentence) => sentence.replace(/\.$/, '').replace(/^The /, 'the '));
  const last = parts.at(-1) ?? '';
  return `${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last}.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
