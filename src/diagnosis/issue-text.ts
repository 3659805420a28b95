import type { Diagnosis } from './diagnose.ts';
import { fixParts } from './fix-parts.ts';
import type { Piece } from './input/pieces.ts';
import { Mask } from './mask/mask.ts';

/** What is copied for an issue, and what was replaced in it. */
interface IssueText {
  readonly text: string;
  /** `2 host names`, `1 npm token`. */
  readonly replaced: readonly string[];
}

interface IssueParts {
  readonly diagnosis: Diagnosis;
  /** The verdict in words. */
  readonly verdict: string;
  /** The text itself, if it is to be part of it. */
  readonly texts?: readonly Piece[];
  /** Addresses of this site: of the page that read the text, of a look-alike, of the playground with the scenario. */
  readonly page: string;
  readonly about?: string;
  readonly playground?: string;
}

/** A quote is for recognising its line. */
const QUOTE_CHARS_MAX = 240;
/** GitHub takes 65,536 characters, and a helper reads less. */
export const ISSUE_TEXT_CHARS_MAX = 20_000;

/**
 * A diagnosis as Markdown for an issue. What comes from the reader’s text is masked; the addresses of this site are not.
 */
export function issueText(parts: IssueParts): IssueText {
  const { diagnosis, verdict, texts = [], page, about, playground } = parts;
  const { reasons, versions, missing, fix, nextCommand } = diagnosis;
  const mask = new Mask();
  // First the text, so that its placeholders are numbered from its beginning.
  const pieces = texts.map(({ name, text }) => ({ name: mask.text(name), text: mask.text(text) }));
  const known = [versions.client, versions.node && `Node ${versions.node}`].filter(Boolean);
  const lines = [
    `**${words(mask.text(verdict))}**${known.length > 0 ? ` (${words(mask.text(known.join(', ')))})` : ''}`,
    '',
    ...reasons.flatMap(({ at, says }, index) => [
      `${index + 1}. ${code(mask.text(at.text.trim()).slice(0, QUOTE_CHARS_MAX))}`,
      `   ${words(mask.text(says))}`,
    ]),
    ...(reasons.length > 0 ? [''] : []),
    ...(missing.length > 0 ? [`Not shown yet: ${missing.join('; ')}.`, ''] : []),
    `Fix: ${fixWords(mask.text(fix))}`,
    '',
    `Check: ${code(mask.text(nextCommand))}`,
    '',
    ...(about ? [`About this cause: ${about}`] : []),
    ...(playground ? [`The same versions, step by step: ${playground}`] : []),
    `Read from the pasted text by ${page}${replacedNote(mask)}`,
    ...pieces.flatMap(folded),
  ];
  return { text: `${lines.join('\n').trimEnd()}\n`, replaced: mask.replaced() };
}

function replacedNote(mask: Mask): string {
  const replaced = mask.replaced();
  return replaced.length > 0 ? `. Replaced: ${replaced.join(', ')}.` : '';
}

/** The fix, with what a reader copies of it as code. */
function fixWords(fix: string): string {
  return fixParts(fix)
    .text.map(({ kind, text }) => (kind === 'code' ? code(text) : words(text)))
    .join('');
}

function folded({ name, text }: Piece): readonly string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const summary = name.replace(/[<>&`]/g, '');
  return [
    '',
    `<details><summary>${summary}</summary>`,
    '',
    `${fence}text`,
    text.trimEnd(),
    fence,
    '',
    '</details>',
  ];
}

/** Code within a line, also when it has backticks (CommonMark §6.1). */
function code(text: string): string {
  const run = longestRun(text);
  const ticks = '`'.repeat(run + 1);
  return run > 0 ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** Words of which a tracker makes neither markup nor a message to somebody: `@scope/name` is code. */
function words(text: string): string {
  return text
    .replace(/(?<![\w`])@[\w.-]+(?:\/[\w.-]+)?/g, (scoped) => `\`${scoped}\``)
    .replace(/[<>]/g, (bracket) => (bracket === '<' ? '&lt;' : '&gt;'));
}
