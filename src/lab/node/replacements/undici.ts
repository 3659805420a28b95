import { NotSimulatedError } from '../not-simulated.ts';
import type { ProcessEnvironment } from '../process-environment.ts';
import { unsimulatedModule } from './unsimulated-module.ts';

/**
 * Node's built-in fetch and WebSocket, lib/internal/deps/undici/undici.js: another HTTP client with
 * its own pool, which is not the subject of this project. lib/http.js re-exports parts of it, so it
 * must be possible to load it.
 */
export function undici(env: ProcessEnvironment) {
  return unsimulatedModule('undici', {
    fetch(): Promise<never> {
      return env.promises.Promise.reject(new NotSimulatedError("Node's built-in fetch (undici)"));
    },
  });
}
