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

const textArrows = new WeakMap<object, Arrow>();

/** Notes the place in the text of which the engine made an error, such as that given to JSON.parse. */
export function setTextArrow(error: object, arrow: Arrow): void {
  textArrows.set(error, arrow);
}

/** Where Node points, unless the program itself threw the error. */
export function textArrowOf(error: unknown): Arrow | undefined {
  return typeof error === 'object' && error !== null ? textArrows.get(error) : undefined;
}

/**
 * Three lines: `file:///app/client.mjs:12`, the source line, the carets. Tabs stay tabs, as in
 * Node.
 */
export function drawArrow({ name, text, line, column, width }: Arrow): string {
  const sourceLine = text.split('\n')[Math.max(line, 1) - 1]?.replace(/\r$/, '') ?? '';
  const indent = sourceLine.slice(0, column - 1).replace(/[^\t]/g, ' ');
  // Node draws no caret at the end of the text, nor for what goes on in another line (GetErrorSource).
  const isVisible = line > 0 && column - 1 + width <= sourceLine.length;
  return `${name}:${line}\n${sourceLine}\n${isVisible ? `${indent}${'^'.repeat(width)}` : ''}`;
}
