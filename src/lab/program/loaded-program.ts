import type { LoweringHelpers } from '../promises/realm.ts';
import { drawArrow } from './arrow.ts';
import { asyncKind } from './async-kinds.ts';
import type { Call, Calls } from './calls.ts';
import { explainCommonJsGlobal } from './common-js-globals.ts';
import { type DynamicCompiler, indirectEval } from './dynamic-functions.ts';
import { DynamicTexts } from './dynamic-texts.ts';
import type { ProgramHost } from './host.ts';
import { importMetaOf } from './import-meta.ts';
import { importTicks, readsFilesLater, ticks } from './import-ticks.ts';
import { asyncMethods, functionMaker, type MakeFunction } from './make-function.ts';
import { ModuleGraph } from './module-graph.ts';
import { noteMade, noteThrow } from './origin.ts';
import type { Place } from './place.ts';
import { LineStarts } from './position-map.ts';
import { editionOf, isAtLeast } from './release-order.ts';
import type { ProgramSource } from './source.ts';
import type { SourceModule } from './source-module.ts';
import { Whereabouts } from './whereabouts.ts';

/** The object that one of the reader's files calls `ªlab`. */
interface FileHelpers extends LoweringHelpers {
  /** Runs the body of a module with an await in it. */
  body(generator: () => Generator): object;
  at(line: number): void;
  asks(): Call;
  awaiting<T>(line: number, offset: number, call: Call | undefined, operand: T): T;
  bind<T>(callback: T): T;
  caught(error: unknown): void;
  made<T>(error: T): T;
  thrown<T>(offset: number, value: T): T;
  isAlive(): boolean;
  global(name: string): void;
  asyncKind: typeof asyncKind;
  fn: MakeFunction;
  methods<T extends object>(owner: T): T;
  code(text: unknown): unknown;
  readonly evals: readonly object[];
  readonly eval: typeof indirectEval;
  self(value: unknown): unknown;
  import(specifier: unknown): object;
  readonly meta: object;
}

/** What an ES module has in addition. */
interface ModuleHelpers {
  read(specifier: string, name: string): unknown;
  exports(getters: Readonly<Record<string, () => unknown>>): void;
}

function importsOf(module: SourceModule): ModuleHelpers {
  return {
    read: (specifier, name) => module.readImport(specifier, name),
    exports: (getters) => module.setExports(getters),
  };
}

/**
 * The reader's program in one process: loads its files, runs them, and knows which line it is at.
 */
export class LoadedProgram {
  readonly #host: ProgramHost;
  readonly #graph: ModuleGraph;
  readonly #watched: LoweringHelpers;
  readonly #watchedBody: LoweringHelpers;
  readonly #whereabouts: Whereabouts;
  readonly #dynamic: DynamicTexts;
  #entry = '';
  #isSettled = false;
  /** The place of the top-level await that the program is suspended at. */
  #topLevelAwait: Place | undefined;

  constructor(host: ProgramHost) {
    this.#host = host;
    this.#graph = new ModuleGraph(host, (module) => this.#run(module), {
      entry: () => this.#entry,
      wrapperOf: ({ compiled }) =>
        compiled.instantiate(host.global)(this.#helpersFor(compiled.source)),
    });
    this.#dynamic = new DynamicTexts(host.global, editionOf(host.version), (source) =>
      this.#helpersFor(source),
    );
    this.#whereabouts = new Whereabouts(host.promises, ({ file, line }) =>
      host.setLine(file, line),
    );
    const { calls, watch } = this.#whereabouts;
    host.promises.hooks.threw = (error) => this.#whereabouts.noteAwaiters(error);
    host.promises.hooks.getCall = () => calls.current;
    host.promises.hooks.setCall = (call) => {
      calls.current = call as Call | undefined;
    };
    this.#watched = host.promises.watchedHelpers(watch);
    this.#watchedBody = host.promises.watchedHelpers({
      ...this.#whereabouts.bodyWatch,
      suspended: () => {
        this.#topLevelAwait = this.#whereabouts.place;
        return this.#topLevelAwait;
      },
    });
  }

  /**
   * Evaluates preloads, then the entry file, from a promise job, as Node does for an ES module
   * (runEntryPointWithESMLoader, lib/internal/modules/run_main.js). Their errors are uncaught.
   */
  start(entry: string, preloads: readonly string[] = []): void {
    const { helpers } = this.#host.promises;
    this.#entry = entry;
    if (this.#host.isCommonJs(entry)) {
      this.#startAtOnce([...preloads, entry]);
      return;
    }
    const evaluate = () => this.#evaluateInOrder([...preloads, entry]);
    const evaluation = helpers.async(undefined, [], evaluate) as Promise<void>;
    const settle = () => {
      this.#isSettled = true;
    };
    evaluation.then(settle, settle);
    let failure = evaluation;
    for (let left = ticksOfLoader(this.#host.version); left > 0; left--) failure = failure.then();
    failure.then(undefined, (error) => this.#host.onUncaught(this.#explained(error), true));
  }

  /**
   * A CommonJS file is run by the main script itself (Module.runMain,
   * lib/internal/modules/cjs/loader.js), and the caller reports its errors.
   */
  #startAtOnce(files: readonly string[]): void {
    this.#isSettled = true;
    for (const file of files) {
      if (file === this.#entry) this.#host.preloaded?.();
      this.#graph.load(`./${file}`, file).evaluate();
    }
  }

  #explained(error: unknown): unknown {
    const hasTopLevelAwait = this.#graph.hasTopLevelAwait(this.#entry);
    try {
      return explainCommonJsGlobal(error, this.#host.version, hasTopLevelAwait);
    } catch (thrown) {
      if (this.#host.promises.hooks.isTermination?.(thrown)) throw thrown;
      this.#whereabouts.noteAwaiters(thrown);
      return thrown; // a getter of the program: in Node, too, what it throws takes the error's place
    }
  }

  /** The call of the program that code runs for. */
  get calls(): Calls {
    return this.#whereabouts.calls;
  }

  /** The files that it has loaded, and the texts that it has evaluated. */
  *sources(): Iterable<ProgramSource> {
    yield* this.#graph.sources();
    yield* this.#dynamic.sources;
  }

  /** Compiles the texts that it evaluates. */
  get compiler(): DynamicCompiler {
    return this.#dynamic;
  }

  /** For stack traces: what waits for the code that runs, unless it is known of this error. */
  noteAwaiters(error: object): void {
    this.#whereabouts.noteAwaiters(error);
  }

  /** For stack traces: the file behind a URL, if this program has loaded it. */
  sourceOf(url: string): ProgramSource | undefined {
    return this.#graph.sourceOf(url);
  }

  /**
   * Whether the entry file has been evaluated or has failed. If neither when the loop is empty,
   * Node exits with 13.
   */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /**
   * The warning of Node 22 and later for a loop that is empty while the entry file still awaits
   * (handleProcessExit, lib/internal/modules/run_main.js; ModuleWrap::GetStalledTopLevelAwait,
   * src/module_wrap.cc). Empty for earlier releases, which only exit with 13.
   */
  unsettledAwaitWarning(): string {
    const { file = '', awaitOffset } = this.#topLevelAwait ?? {};
    const source = this.#graph.sourceOfFile(file);
    const isSilent = this.#isSettled || !isAtLeast(this.#host.version, 22, 0);
    if (isSilent || source === undefined || awaitOffset === undefined) return '';
    const position = new LineStarts(source.text).positionOf(awaitOffset);
    const arrow = drawArrow({ ...source, ...position, width: 1 });
    return `Warning: Detected unsettled top-level await at ${arrow}\n\n\n\n`;
  }

  *#evaluateInOrder(files: readonly string[]): Generator<unknown, void, unknown> {
    // Node's own loader has awaited before this, so user code begins in a promise job.
    yield undefined;
    for (const file of files) {
      if (file === this.#entry) this.#host.preloaded?.();
      const pending = this.#graph.load(`./${file}`, file).evaluate();
      if (pending !== undefined) yield pending;
    }
  }

  *#import(specifier: unknown, importer: string): Generator<unknown, object, unknown> {
    const name = String(specifier);
    const { version } = this.#host;
    const { again, resolve, load, evaluate, total } = importTicks(version);
    if (this.#graph.isLoaded(name, importer)) {
      yield* ticks(again);
      const known = this.#graph.load(name, importer);
      const evaluation = known.evaluate();
      if (evaluation !== undefined) yield evaluation;
      return known.namespace;
    }
    const isFile = this.#graph.isFile(name, importer);
    yield* ticks(isFile === false ? resolve : load);
    if (isFile && readsFilesLater(version)) yield this.#host.whenRead?.();
    const module = this.#graph.load(name, importer);
    yield* ticks(evaluate - load);
    const pending = module.evaluate();
    if (pending !== undefined) yield pending;
    yield* ticks(total - evaluate);
    return module.namespace;
  }

  #run(module: SourceModule): object | undefined {
    const body = module.compiled.instantiate(this.#host.global, module.liveImports());
    return body({ ...this.#helpersFor(module.compiled.source), ...importsOf(module) });
  }

  #helpersFor(source: ProgramSource): FileHelpers {
    const { file } = source;
    const dynamic = this.#dynamic;
    const host = this.#host;
    const { calls } = this;
    return {
      ...this.#watched,
      body: (generator) => this.#watchedBody.async(undefined, [], generator),
      at: (line) => this.#whereabouts.standAt({ file, line }),
      asks: () => calls.begin(),
      awaiting: (line, awaitOffset, call, operand) => {
        this.#whereabouts.awaiting({ file, line, awaitOffset, call });
        return operand;
      },
      bind: (callback) => calls.bind(callback),
      caught: (error) => {
        if (host.hasEnded()) throw error;
        this.#whereabouts.noteAwaiters(error);
      },
      made: (error) => {
        noteMade(error);
        this.#whereabouts.noteAwaiters(error);
        return error;
      },
      thrown: (offset, value) => {
        const source = this.#graph.sourceOfFile(file);
        if (source) noteThrow({ value, source, offset });
        return value;
      },
      isAlive: () => !host.hasEnded(),
      global: (name) => {
        if (!(name in host.global)) Object.assign(host.global, { [name]: undefined });
      },
      asyncKind,
      code: (text) => dynamic.directCode(text),
      evals: dynamic.helpers,
      eval: indirectEval,
      self: (value) => dynamic.receiver(value),
      fn: functionMaker(this.#watched, host.promises, source.text),
      methods: (owner) => asyncMethods(owner, host.promises, source),
      import: (specifier) =>
        host.promises.helpers.async(undefined, [], () => this.#import(specifier, file)),
      meta: importMetaOf(host, file, file === this.#entry),
    };
  }
}

/**
 * Promise jobs between the failure of the entry file and its report: the awaits of Node's own
 * loader. Counted on the binaries, by how many links of a chain of `then` still ran.
 */
function ticksOfLoader(version: string): number {
  if (isAtLeast(version, 22, 0)) return 3;
  if (version.startsWith('19.')) return 5;
  return version.startsWith('20.0.') ? 4 : 2;
}
