import type { IssueComment } from '../../issue-comment/comment.ts';
import {
  COMMENT_CHARS_MAX,
  DIAGRAM_BYTES_MAX,
  type IssueForm,
} from '../../issue-comment/limits.ts';

/** The size of a comment beside what its tracker takes: `2,765 bytes, diagram 623 of 1,900`. */
export function sizeText(
  form: IssueForm,
  { text, bytes, diagramBytes }: Pick<IssueComment, 'text' | 'bytes' | 'diagramBytes'>,
): string {
  if (form !== 'github')
    return `${grouped(text.length)} of ${grouped(COMMENT_CHARS_MAX[form])} characters`;
  const diagram =
    diagramBytes === undefined
      ? 'no diagram'
      : `diagram ${grouped(diagramBytes)} of ${grouped(DIAGRAM_BYTES_MAX)}`;
  return `${grouped(bytes)} bytes, ${diagram}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
