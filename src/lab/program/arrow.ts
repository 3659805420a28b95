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
 * Three lines: `file:///app/client.mjs:12`, the source line, the carets. Tabs stay tabs, as in Node. The carets are left
 * out at the end of the text, and the third line with them for what goes on in another line or has no place (GetErrorSource).
 */
export function drawArrow({ name, text, line, column, width }: Arrow): string {
  const lines = text.split('\n');
  const sourceLine = lines[Math.max(line, 1) - 1]?.replace(/\r$/, '') ?? '';
  const indent = sourceLine.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const above = `${name}:${line}\n${sourceLine}`;
  const isEnd = line === lines.length && column > sourceLine.length;
  if (line === 0 || (!isEnd && column - 1 + width > sourceLine.length)) return above;
  return `${above}\n${indent}${isEnd ? '' : '^'.repeat(width)}`;
}
