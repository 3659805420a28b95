import { parseSource } from './ast.ts';
import { DIRECT, hasDirectEval } from './eval-calls.ts';
import { evaluateLowered } from './evaluate.ts';
import { ASYNC, HELPERS } from './lowering.ts';
import { isRelative, prologueOf } from './module-edits.ts';
import { type ModuleSyntax, readModuleSyntax } from './module-syntax.ts';
import { editionOf } from './release-order.ts';
import { type ProgramSource, urlOf } from './source.ts';
import { explainSyntaxError } from './syntax-error.ts';
import { moduleFrameOf } from './using.ts';

/**
 * Makes the module's body for one process. The body takes the object that its code calls `ªlab`.
 */
type Instantiate = (global: object, liveImports: object) => (helpers: object) => object | undefined;

/** One of the reader's files, ready to be linked and run in any process. */
export interface CompiledModule {
  readonly syntax: ModuleSyntax;
  readonly source: ProgramSource;
  readonly instantiate: Instantiate;
}

/** Parses, marks and lowers one file. Throws Node's SyntaxError when it is not JavaScript. */
export function compileModule(file: string, text: string, version: string): CompiledModule {
  const url = urlOf(file);
  try {
    const tree = parseSource(text, 'module', { edition: editionOf(version) });
    const syntax = readModuleSyntax(tree);
    const { code, map, value } = evaluateLowered(
      { text, tree, url, lowering: ASYNC },
      prefixOf(syntax, text, moduleFrameOf(tree)?.open),
      suffixOf(syntax, moduleFrameOf(tree)?.close),
    );
    const instantiate: Instantiate = value;
    return {
      syntax,
      source: { file, url, name: url, isCommonJs: false, text, tree, code, map },
      instantiate,
    };
  } catch (error) {
    throw explainSyntaxError(error, { name: url, text, isCommonJs: false, version });
  }
}

/**
 * The sloppy `with` gives each process its own globals inside one realm, and keeps imports from the
 * reader's other files at their current values. The module itself is strict, as modules are.
 */
function prefixOf(syntax: ModuleSyntax, text: string, frame = ''): string {
  const isDirect = hasDirectEval(text);
  const live = hasLiveImports(syntax) ? 'with(ªlive)' : '';
  const body = syntax.hasTopLevelAwait ? `return ${HELPERS}.body(function*(){` : '';
  return (
    `(function(ªglobal,ªlive${isDirect ? `,${DIRECT}` : ''}){with(ªglobal)${live}` +
    `${isDirect ? 'with(ªdirect)' : ''}{return function(${HELPERS}){"use strict";` +
    body +
    frame +
    prologueOf(syntax)
  );
}

function suffixOf(syntax: ModuleSyntax, frame = ''): string {
  return `\n${frame}${syntax.hasTopLevelAwait ? '})' : ''}}}})`;
}

function hasLiveImports(syntax: ModuleSyntax): boolean {
  return syntax.imports.some(({ specifier }) => isRelative(specifier));
}
