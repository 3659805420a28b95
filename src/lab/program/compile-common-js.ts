import { parseSource } from './ast.ts';
import { commonJsExportNames } from './common-js-exports.ts';
import { DIRECT, hasDirectEval } from './eval-calls.ts';
import { evaluateLowered } from './evaluate.ts';
import { HELPERS, SYNC } from './lowering.ts';
import { editionOf } from './release-order.ts';
import { type ProgramSource, pathOf, urlOf } from './source.ts';
import { explainSyntaxError } from './syntax-error.ts';

/** What Node's wrapper of a CommonJS file takes (wrapSafe, lib/internal/modules/cjs/loader.js). */
export type CommonJsWrapper = (
  this: unknown,
  exports: unknown,
  require: (id: string) => unknown,
  module: object,
  filename: string,
  dirname: string,
) => void;

/** One of the reader's CommonJS files, ready to be run in any process. */
export interface CompiledCommonJs {
  readonly source: ProgramSource;
  /** The names that an ES module may import. */
  readonly exportNames: readonly string[];
  readonly instantiate: (global: object) => (helpers: object) => CommonJsWrapper;
}

const PARAMETERS = 'exports,require,module,__filename,__dirname';

/**
 * Parses, marks and lowers one CommonJS file. It is sloppy code unless it has a directive, as in
 * Node. One thing differs from Node: the `this` of a plain function call is not the process's
 * `globalThis`.
 *
 * Throws Node's SyntaxError when it is not JavaScript.
 */
export function compileCommonJs(file: string, text: string, version: string): CompiledCommonJs {
  const url = urlOf(file);
  const name = pathOf(file);
  try {
    const tree = parseSource(text, 'script', { edition: editionOf(version) });
    const isDirect = hasDirectEval(text);
    const open =
      `(function(ªglobal${isDirect ? `,${DIRECT}` : ''}){with(ªglobal)` +
      `${isDirect ? 'with(ªdirect)' : ''}{return function(${HELPERS}){return function(`;
    const {
      code,
      map,
      value: instantiate,
    } = evaluateLowered({ text, tree, url, lowering: SYNC }, `${open}${PARAMETERS}){`, '\n}}}})');
    const source = { file, url, name, isCommonJs: true, text, tree, code, map };
    return { source, exportNames: commonJsExportNames(tree), instantiate };
  } catch (error) {
    throw explainSyntaxError(error, { name, text, isCommonJs: true, version });
  }
}
