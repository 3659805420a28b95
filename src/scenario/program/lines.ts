/** Lines of a program, without line breaks. An empty string gives an empty line. */
export type Lines = readonly string[];

export function indented(lines: Lines): Lines {
  return lines.map((line) => line && `  ${line}`);
}

/** Joins blocks to a whole file, with an empty line between them. Empty blocks are skipped. */
export function joinBlocks(blocks: readonly Lines[]): string {
  const texts = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${texts.join('\n\n')}\n`;
}
