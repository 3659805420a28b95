import { isPlain } from './plain-words.ts';
import { longestRun } from './tidy.ts';

/** How a kind of tracker writes the few things that a comment has. */
export interface Syntax {
  /** A tidy line of words. Where it could be taken for markup, it becomes code. */
  words(line: string): string;
  /** The same, so that it stands out. */
  strong(line: string): string;
  /** Lines in a fixed pitch, in which nothing is markup. */
  block(lines: string, language?: string): string;
  link(label: string, href: string): string;
}

/**
 * CommonMark, as GitHub, GitLab and Stack Overflow read it. In code they look for no markup, no mention and no issue
 * number. A fence is longer than any row of backticks inside of it (CommonMark 0.31 §4.5), and so are the ends of a code
 * span (§6.1).
 */
export const MARKDOWN: Syntax = {
  words: (line) => (isPlain(line) ? line : codeSpan(line)),
  strong: (line) => `**${MARKDOWN.words(line)}**`,
  block(lines, language = 'text') {
    const fence = '`'.repeat(Math.max(3, longestRun(lines, '`') + 1));
    return `${fence}${language}\n${lines}\n${fence}`;
  },
  link: (label, href) => `[${label}](${href})`,
};

function codeSpan(line: string): string {
  const ticks = '`'.repeat(longestRun(line, '`') + 1);
  const space = /^`|`$/.test(line) ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}

/**
 * The wiki markup of Jira. `{noformat}` ends at the next one, so a program’s own gets a space.
 * https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
export const JIRA: Syntax = {
  words: (line) => (isPlain(line) ? line : JIRA.block(line)),
  strong: (line) => (isPlain(line) ? `*${line}*` : JIRA.block(line)),
  block: (lines) => `{noformat}\n${lines.replaceAll(/\{(?=\s*noformat)/gi, '{ ')}\n{noformat}`,
  link: (label, href) => `${label}: ${href}`,
};

/**
 * What Slack, Discord and Teams have in common: single backticks. Slack ends code at any backtick, and which chat
 * notifies somebody for an `@` in code is not known for each of them, so both get a look-alike.
 */
export const CHAT: Syntax = {
  words: (line) =>
    isPlain(line) ? line : `\`${line.replaceAll('`', '’').replaceAll('@', '＠')}\``,
  strong: (line) => CHAT.words(line),
  block: (lines) => lines,
  link: (_, href) => href,
};
