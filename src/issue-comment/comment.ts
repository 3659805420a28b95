import { diagramOf } from './diagram.ts';
import type { IssueFacts } from './facts.ts';
import { COMMENT_CHARS_MAX, type IssueForm, SENTENCE_CHARS_MAX } from './limits.ts';
import { CHAT, JIRA, MARKDOWN, type Syntax } from './syntax.ts';
import { cut, utf8BytesOf } from './tidy.ts';
import { type ToldRun, toldRun } from './told.ts';

export interface IssueComment {
  /** What is copied. Its lines are separated by `\n`. */
  readonly text: string;
  /** Of the text, as UTF-8. */
  readonly bytes: number;
  /** Of the diagram; undefined in a form without one. */
  readonly diagramBytes: number | undefined;
}

/**
 * A run as a text for a tracker. It is a function of its arguments alone. Whatever the program chose to print, throw or
 * ask for, the text is bounded (limits.ts), and nothing in it becomes markup, a mention or the number of an issue.
 */
export function issueComment(form: IssueForm, facts: IssueFacts): IssueComment {
  const diagram = form === 'github' ? diagramOf(facts.trace) : undefined;
  const text = textIn(form, facts, diagram);
  return {
    text,
    bytes: utf8BytesOf(text),
    diagramBytes: diagram === undefined ? undefined : utf8BytesOf(diagram),
  };
}

function textIn(form: IssueForm, facts: IssueFacts, diagram: string | undefined): string {
  switch (form) {
    case 'github':
      return githubText(toldRun(facts), diagram);
    case 'chat':
      return chatText(facts);
    case 'jira':
      return codeText(toldRun(facts), JIRA);
    case 'stack-overflow':
      return codeText(toldRun(facts), MARKDOWN);
  }
}

const LINK_LABEL = 'Step through this moment in The unread FIN';
const COMMAND_LABEL = 'In a copy of the repository of The unread FIN, this runs it again:';

/** GitHub turns every line end of a comment into one, so a paragraph is one line. */
function githubText(told: ToldRun, diagram: string | undefined): string {
  const { command, ladder, link } = told;
  const run = [
    ...(ladder === '' ? [] : [MARKDOWN.block(ladder)]),
    ...(command === undefined ? [] : [COMMAND_LABEL, MARKDOWN.block(command, 'sh')]),
  ];
  return paragraphs([
    ...verdictParagraphs(told, MARKDOWN),
    diagram && MARKDOWN.block(diagram, 'mermaid'),
    // Markdown inside of HTML begins after an empty line (CommonMark 0.31 §4.6).
    ...(run.length === 0
      ? []
      : [`<details><summary>${summaryOf(told)}</summary>`, ...run, '</details>']),
    link && MARKDOWN.link(LINK_LABEL, link),
  ]);
}

function summaryOf({ ladder, command }: ToldRun): string {
  const parts = [ladder && 'the run as text', command && 'the command that repeats it'].filter(
    Boolean,
  );
  const text = parts.join(', and ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The ladder as code, for trackers that draw no diagrams. */
function codeText(told: ToldRun, syntax: Syntax): string {
  const { command, ladder, link } = told;
  return paragraphs([
    ...verdictParagraphs(told, syntax),
    ladder && syntax.block(ladder),
    ...(command === undefined ? [] : [COMMAND_LABEL, syntax.block(command, 'sh')]),
    link && syntax.link(LINK_LABEL, link),
  ]);
}

function verdictParagraphs(told: ToldRun, syntax: Syntax): (string | undefined)[] {
  const { headline, reasons, certainty, ran, provenance, edited } = told;
  return [
    [syntax.strong(withStop(headline)), ...reasons.map(syntax.words)].join(' '),
    certainty && syntax.words(certainty),
    [withStop(syntax.words(ran)), syntax.words(provenance), edited].filter(Boolean).join(' '),
  ];
}

/** Two lines and the link. Chats show the picture of the page under its link. */
function chatText(facts: IssueFacts): string {
  const told = toldRun(facts, COMMENT_CHARS_MAX.chat - CHAT_LINES_CHARS_MAX - 2);
  const lines = CHAT_SENTENCE_CHARS.map((charsMax) => chatLines(told, charsMax)).find(
    ({ length }) => length <= CHAT_LINES_CHARS_MAX,
  );
  return [lines, told.link].filter((text) => text !== undefined).join('\n');
}

/** Characters of both lines, so that as many are left for the link. */
const CHAT_LINES_CHARS_MAX = 1_000;
/** Characters of a sentence, the longest that fit. With the last one all fit, whatever they have in them. */
const CHAT_SENTENCE_CHARS = [SENTENCE_CHARS_MAX, 160, 75] as const;

function chatLines(told: ToldRun, charsMax: number): string {
  const { headline, reasons, certainty, ran, provenance, edited } = told;
  const line = (sentences: readonly (string | undefined)[]) =>
    sentences
      .filter((sentence): sentence is string => Boolean(sentence))
      .map((sentence) => CHAT.words(cut(sentence, charsMax)))
      .join(' ');
  return [
    line([withStop(headline), reasons[0]]),
    line([withStop(ran), provenance, certainty, edited]),
  ].join('\n');
}

function withStop(line: string): string {
  return /[.…]$/.test(line) ? line : `${line}.`;
}

/** Between paragraphs there is an empty line; left out are those that are empty or undefined. */
function paragraphs(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text).join('\n\n');
}
