/** Where a comment goes: each form is written in the syntax of these trackers. */
export type IssueForm = 'github' | 'chat' | 'jira' | 'stack-overflow';

/**
 * Bytes of UTF-8 of the diagram. GitLab draws a page’s diagrams only as long as they have 2,000 characters together
 * (gitlab-org/gitlab#331076), and a block of at most 5,000 (gitlab-foss#58603), as Gitea does. Mermaid’s own limits,
 * `maxTextSize` 50,000 and `maxEdges` 500, are far above.
 */
export const DIAGRAM_BYTES_MAX = 1_900;

/**
 * Characters that each tracker takes. GitHub: “body is too long (maximum is 65536 characters)”. Discord: 2,000 for a
 * message (API reference, Create Message); Slack and Teams take more. Jira: `jira.text.field.character.limit`, 32,767 by
 * default. Stack Overflow: 30,000 for a post.
 */
export const COMMENT_CHARS_MAX: Readonly<Record<IssueForm, number>> = {
  github: 65_536,
  chat: 2_000,
  jira: 32_767,
  'stack-overflow': 30_000,
};

/**
 * Characters of a link. RFC 9110 §4.1 asks everybody to support 8,000 octets at least. In a chat a link has only the room
 * that is left.
 */
export const LINK_CHARS_MAX = 8_000;

/** Characters of a sentence of the verdict. A program can choose the text of its error, and so its length. */
export const SENTENCE_CHARS_MAX = 320;

/** Sentences of reasons at most. */
export const REASONS_MAX = 6;

/** Lines of the ladder at most; the ladder of the bug has 12. */
export const LADDER_LINES_MAX = 60;
