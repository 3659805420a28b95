import type { ProcessEnvironment } from '../environment.ts';
import { NotSimulatedError } from '../not-simulated.ts';
import { unsimulatedModule } from './unsimulated-module.ts';

/**
 * Node's built-in fetch and WebSocket, lib/internal/deps/undici/undici.js: another HTTP client with
 * a pool of its own, which this project is not about. lib/http.js re-exports parts of it, so
 * loading it must work.
 */
export function undici(env: ProcessEnvironment) {
  return unsimulatedModule('undici', {
    fetch: (): Promise<never> =>
      env.promises.Promise.reject(new NotSimulatedError("Node's built-in fetch (undici)")),
  });
}
