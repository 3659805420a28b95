import type { Scenario } from '../scenario.ts';
import type { Lines } from './lines.ts';

/**
 * How the knob `agent` is written: the lines that make the agent, and what passes it.
 */
interface AgentCode {
  readonly imports: readonly ('http' | 'https')[];
  readonly lines: Lines;
  /** The expression of the agent, for the options of a request. */
  readonly value: string | undefined;
}

/**
 * The agent, as a person would write it. node-fetch accepts a function of the URL, so the
 * keep-alive agent is the selector for http and https of node-fetch issue 1735; http.request
 * accepts only the agent itself.
 */
export function agentCode({ agent, fetch }: Scenario): AgentCode {
  switch (agent) {
    case 'default':
      return { imports: [], lines: [], value: undefined };
    case 'keepalive':
      return fetch === 'http' ? constant('new http.Agent({ keepAlive: true })') : SELECTOR;
    case 'no-keepalive':
      return constant('new http.Agent({ keepAlive: false })');
    case 'new':
      return constant('new http.Agent()');
    case 'keepalive-max1':
      return constant('new http.Agent({ keepAlive: true, maxSockets: 1 })');
    case 'global':
      return { imports: ['http'], lines: [], value: 'http.globalAgent' };
    case 'false':
      return { imports: [], lines: [], value: 'false' };
    case 'fn-false':
      return { imports: [], lines: [], value: '() => false' };
    default:
      return agent satisfies never;
  }
}

function constant(expression: string): AgentCode {
  return { imports: ['http'], lines: [`const agent = ${expression};`], value: 'agent' };
}

const SELECTOR: AgentCode = {
  imports: ['http', 'https'],
  lines: [
    'const httpAgent = new http.Agent({ keepAlive: true });',
    'const httpsAgent = new https.Agent({ keepAlive: true });',
    "const agent = ({ protocol }) => (protocol === 'http:' ? httpAgent : httpsAgent);",
  ],
  value: 'agent',
};
