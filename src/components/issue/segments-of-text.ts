/** A part of a comment: words, which are wrapped where it is shown, or lines in a fixed pitch, which are not. */
interface TextSegment {
  readonly kind: 'words' | 'lines';
  readonly text: string;
}

/** A block as src/issue-comment/syntax.ts writes it, with the end of its last line. */
const BLOCK =
  /^(`{3,})[\w-]*\n[\s\S]*?\n\1(?:\n|$)|^\{noformat\}\n[\s\S]*?\n\{noformat\}(?:\n|$)/gm;

/** The parts of a comment, in order. Together they are the comment, byte for byte. */
export function segmentsOfText(text: string): readonly TextSegment[] {
  const segments: TextSegment[] = [];
  let end = 0;
  const add = (kind: TextSegment['kind'], until: number) => {
    if (until > end) segments.push({ kind, text: text.slice(end, until) });
    end = until;
  };
  for (const { index, 0: block } of text.matchAll(BLOCK)) {
    add('words', index);
    add('lines', index + block.length);
  }
  add('words', text.length);
  return segments;
}
