import type { Engine, RunInput } from '../engines/engine.ts';
import { isSameInput } from './run-input.ts';

/**
 * The same engine, in which a run has begun before anybody asks for it. The first who asks for a run of this input gets
 * that one, with the time that it has already taken.
 */
export function withBegunRun<E extends Engine>(engine: E, input: RunInput): E {
  const controller = new AbortController();
  const result = engine.run(input, controller.signal);
  let begun: typeof result | undefined = result;
  // Who waits for it is told. Who asks later gets another attempt.
  result.catch(() => {
    begun = undefined;
  });
  return {
    ...engine,
    run(wanted, signal, onTrace) {
      const isIt = begun !== undefined && isSameInput(wanted, input);
      begun = undefined;
      if (!isIt) {
        controller.abort();
        return engine.run(wanted, signal, onTrace);
      }
      signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
      return result;
    },
  };
}
