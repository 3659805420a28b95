import type { Edition } from './ast.ts';
import {
  declaredNames,
  dynamicFunctionText,
  type FunctionKind,
  lowerDynamic,
} from './dynamic-code.ts';
import type { DynamicCompiler } from './dynamic-functions.ts';
import { DIRECT } from './eval-calls.ts';
import { HELPERS } from './lowering.ts';
import type { ProgramSource } from './source.ts';

/** Texts that are kept so that their functions show what the reader wrote. */
const KEPT_MAX = 200;

/** The texts that one program evaluates while it runs. */
export class DynamicTexts implements DynamicCompiler {
  readonly sources: ProgramSource[] = [];
  /** `ªlab.evals`: the helpers of each text that a direct `eval` evaluates. */
  readonly helpers: object[] = [];
  readonly #global: object;
  readonly #helpersFor: (source: ProgramSource) => object;

  readonly #edition: Edition;

  constructor(global: object, edition: Edition, helpersFor: (source: ProgramSource) => object) {
    this.#global = global;
    this.#edition = edition;
    this.#helpersFor = helpersFor;
  }

  /** The `this` of sloppy code: the engine gives it the global object of the Lab itself. */
  receiver(value: unknown): unknown {
    return value === globalThis ? this.#global : value;
  }

  /** What a direct `eval` is to evaluate instead of the program's text. */
  directCode(text: unknown): unknown {
    if (typeof text !== 'string') return text;
    const source = this.#lower(text);
    // The engine says best what is wrong with it.
    if (source === undefined) return text;
    const index = this.helpers.push(this.#helpersFor(source)) - 1;
    return source.code.replaceAll(HELPERS, `${HELPERS}.evals[${index}]`);
  }

  makeFunction(kind: FunctionKind, args: readonly unknown[]): object | undefined {
    const source = this.#lower(`(${dynamicFunctionText(kind, args)})`);
    return source && (this.#run(`return ${source.code}`, source) as object);
  }

  /** An indirect `eval`: a script whose declarations become globals. */
  evaluate(text: string): unknown {
    const source = this.#lower(text);
    if (source === undefined) return hostEval(text);
    const { variables, functions } = declaredNames(source);
    for (const name of variables) {
      if (!(name in this.#global)) Object.assign(this.#global, { [name]: undefined });
    }
    const published = functions.map((name) => `ªglobal[${JSON.stringify(name)}]=${name};`);
    const code = `${published.join('')}${source.code}`;
    // Inside of the `with`, a `var` of the text assigns to the global object.
    return this.#run('with(ªdirect)return eval(ªcode)', source, code);
  }

  #lower(text: string): ProgramSource | undefined {
    try {
      const source = lowerDynamic(text, this.#edition);
      if (this.sources.length < KEPT_MAX) this.sources.push(source);
      return source;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  /** Runs code in the process's global scope. */
  #run(body: string, source: ProgramSource, code?: string): unknown {
    const open = `(function(ªglobal,${HELPERS},ªcode,${DIRECT}){with(ªglobal){`;
    return hostEval(`${open}${body}}})`)(this.#global, this.#helpersFor(source), code);
  }
}

// biome-ignore lint/security/noGlobalEval: running the reader's program is what the Lab is for.
const hostEval = globalThis.eval;
