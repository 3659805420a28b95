import type { JsValue } from '../../bindings/environment.ts';
import { notSimulated } from '../not-simulated.ts';
import type { ProcessEnvironment } from '../process-environment.ts';

const HTTPS_PORT = 443;

/**
 * lib/https.js without TLS. Its Agent can be constructed, subclassed and passed to a request,
 * because programs for both http and https have one agent of each. Using it throws
 * NotSimulatedError.
 */
export function https(env: ProcessEnvironment) {
  const { Agent: HttpAgent } = env.require('http');

  /** As in Node, callable without `new`. */
  function Agent(this: unknown, options?: object): unknown {
    if (!(this instanceof Agent)) return new (Agent as JsValue)(options);
    Reflect.apply(HttpAgent, this, [options]);
    Object.assign(this, { defaultPort: HTTPS_PORT, protocol: 'https:', maxCachedSessions: 100 });
    return undefined;
  }
  Object.setPrototypeOf(Agent.prototype, HttpAgent.prototype);
  Object.setPrototypeOf(Agent, HttpAgent);
  Agent.prototype.createConnection = notSimulated('A TLS connection');

  return {
    Agent,
    globalAgent: new (Agent as JsValue)({
      keepAlive: env.major >= 19,
      scheduling: 'lifo',
      timeout: 5000,
    }),
    Server: notSimulated('https.Server'),
    createServer: notSimulated('https.createServer'),
    get: notSimulated('https.get'),
    request: notSimulated('https.request'),
  };
}
