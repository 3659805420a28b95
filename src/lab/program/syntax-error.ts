import { setArrow } from './arrow.ts';
import { optionsFor } from './ast.ts';
import { Slip } from './engine-errors.ts';
import { EngineParser } from './engine-parser.ts';
import { NotLowered } from './lowering.ts';
import { withLoaderFrame } from './module-errors.ts';
import { LineStarts } from './position-map.ts';
import { editionOf, isAtLeast } from './release-order.ts';

/** One of the reader's files that could not be compiled. */
interface FileText {
  /** Node's name for the file. */
  readonly name: string;
  readonly text: string;
  readonly isCommonJs: boolean;
  /** Release of Node: `20.0.0`. */
  readonly version: string;
}

/**
 * The SyntaxError that Node reports for a file, with the line and caret it prints above it
 * (AppendExceptionLine, src/node_errors.cc). Other errors are returned unchanged.
 */
export function explainSyntaxError(error: unknown, file: FileText): unknown {
  if (error instanceof NotLowered) return withArrow(error, file, error.offset, 1);
  if (!(error instanceof SyntaxError)) return error;
  const { message, start, end } = slipOf(error, file);
  const frame = file.isCommonJs
    ? 'wrapSafe (node:internal/modules/cjs/loader)'
    : `${loaderOf(file.version)}.moduleStrategy (node:internal/modules/esm/translators)`;
  const explained = withLoaderFrame(new SyntaxError(message), `SyntaxError: ${message}`, frame);
  return withArrow(explained, file, start, end - start);
}

/** The name of the class that loads ES modules, as the binaries of the releases print it. */
function loaderOf(version: string): string {
  if (isAtLeast(version, 20, 1) || !isAtLeast(version, 19, 0)) return 'ModuleLoader';
  return isAtLeast(version, 20, 0) ? 'DefaultModuleLoader' : 'ESMLoader';
}

function withArrow(error: Error, { name, text }: FileText, offset: number, width: number): Error {
  const { line, column } = new LineStarts(text).positionOf(Math.min(offset, text.length));
  setArrow(error, { name, text, line, column, width });
  return error;
}

/** Parses once more what acorn refused, for V8's words and place. */
function slipOf(
  error: SyntaxError & { pos?: number },
  { text, isCommonJs, version }: FileText,
): Slip {
  try {
    const options = optionsFor(isCommonJs ? 'script' : 'module', {
      edition: editionOf(version),
    });
    new EngineParser(options, text, version).parse();
  } catch (slip) {
    if (slip instanceof Slip) return slip;
  }
  const offset = error.pos ?? 0;
  return new Slip(error.message.replace(/ \(\d+:\d+\)$/, ''), offset, offset + 1);
}
