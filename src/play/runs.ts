import { type Engine, EngineError, type EngineId } from '../engines/engine.ts';
import { deriveVerdict } from './derive.ts';
import { runInputOf } from './state/select.ts';
import type { State } from './state/state.ts';
import {
  runAnswered,
  runFailed,
  runLoaded,
  runSlow,
  runStarted,
  runStopped,
  runTold,
} from './state/transitions.ts';
import { enginesOf } from './state/webcontainer.ts';
import type { Store } from './store.ts';

/** A run that takes longer than this is announced. A faster one shows only its answer. */
const SLOW_MS = 200;

/** An engine that is loaded when it is first asked to run. */
export interface EngineSource {
  readonly id: EngineId;
  load(): Promise<Engine>;
}

export interface Runs {
  /**
   * Runs the program on the page in every engine that may run. A run that is under way is aborted.
   */
  start(): void;
  startIn(engine: EngineId): void;
  /** Aborts the run that is under way in an engine. */
  cancel(engine: EngineId): void;
  /** The reader ends what is under way in every engine. */
  stop(): void;
}

/** Keeps at most one run under way in each engine, and reports its progress to the store. */
export function createRuns(store: Store<State>, sources: readonly EngineSource[]): Runs {
  const current = new Map<EngineId, AbortController>();

  async function run({ id, load }: EngineSource, signal: AbortSignal): Promise<void> {
    const input = runInputOf(store.state);
    const tell = (transition: (state: State) => State) => {
      if (!signal.aborted) store.update(transition);
    };
    tell((state) => runStarted(state, id));
    const slow = setTimeout(() => tell((state) => runSlow(state, id)), SLOW_MS);
    try {
      const engine = await load();
      await engine.load?.(input);
      tell((state) => runLoaded(state, id));
      const result = await engine.run(input, signal, (soFar) =>
        tell((state) => runTold(state, id, soFar)),
      );
      const answer = { input, result };
      await deriveVerdict(answer);
      tell((state) => runAnswered(state, id, answer));
    } catch (error) {
      tell((state) => runFailed(state, id, explained(error)));
    } finally {
      clearTimeout(slow);
    }
  }

  function cancel(engine: EngineId): void {
    current.get(engine)?.abort(new DOMException('the run was given up', 'AbortError'));
  }

  function startIn(engine: EngineId): void {
    cancel(engine);
    const controller = new AbortController();
    current.set(engine, controller);
    const source = sources.find(({ id }) => id === engine);
    if (source) void run(source, controller.signal);
  }

  return {
    cancel,
    startIn,
    stop() {
      for (const { id } of sources) {
        cancel(id);
        store.update((state) => runStopped(state, id));
      }
    },
    start() {
      for (const engine of enginesOf(store.state)) startIn(engine);
    },
  };
}

/**
 * An error of an engine has a name. Any other error is a defect of the page, and is shown as one.
 */
function explained(error: unknown): Pick<EngineError, 'code' | 'message' | 'remedy'> {
  if (error instanceof EngineError) return error;
  reportError(error);
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'defect',
    message: `The playground itself failed: ${message}.`,
    remedy: 'Reload the page. If it happens again, please report it with the link to this page.',
  };
}
