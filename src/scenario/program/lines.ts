/** Lines of a program, without line breaks. An empty string is an empty line. */
export type Lines = readonly string[];

export function indented(lines: Lines): Lines {
  return lines.map((line) => line && `  ${line}`);
}

/** A whole file: blocks with an empty line between them; an empty block leaves no trace. */
export function joinBlocks(blocks: readonly Lines[]): string {
  const texts = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${texts.join('\n\n')}\n`;
}
