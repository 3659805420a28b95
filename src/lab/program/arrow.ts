/** A place in one of the reader's files that an error report points at. */
export interface Arrow {
  /** What Node calls the file: `file:///app/client.mjs`, `/app/client.cjs`. */
  readonly name: string;
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Carets to draw. */
  readonly width: number;
}

/**
 * Node keeps what it prints above an error in a private symbol of it,
 * `arrow_message_private_symbol` (AppendExceptionLine, src/node_errors.cc).
 */
const arrows = new WeakMap<Error, Arrow>();

export function setArrow(error: Error, arrow: Arrow): void {
  arrows.set(error, arrow);
}

export function arrowOf(error: unknown): Arrow | undefined {
  return error instanceof Error ? arrows.get(error) : undefined;
}

/**
 * Three lines: `file:///app/client.mjs:12`, the source line, the carets. Tabs stay tabs, as in
 * Node.
 */
export function drawArrow({ name, text, line, column, width }: Arrow): string {
  const sourceLine = text.split('\n')[line - 1]?.replace(/\r$/, '') ?? '';
  const indent = sourceLine.slice(0, column - 1).replace(/[^\t]/g, ' ');
  // At the end of the text there is nothing to point at.
  const visible = Math.max(0, Math.min(width, sourceLine.length - column + 1));
  return `${name}:${line}\n${sourceLine}\n${indent}${'^'.repeat(visible)}`;
}
