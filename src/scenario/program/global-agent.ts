import type { Scenario } from '../scenario.ts';
import type { Lines } from './lines.ts';

/** What is done to http.globalAgent before the first request: the knob `pool`. */
export function poolLines({ pool }: Scenario): Lines {
  switch (pool) {
    case 'default':
      return [];
    case 'keepalive-false':
      return ['http.globalAgent.keepAlive = false;'];
    case 'replaced':
      return ['http.globalAgent = new http.Agent();'];
    case 'max-free-0':
      return ['http.globalAgent.maxFreeSockets = 0;'];
    case 'options-keepalive-false':
      return ['http.globalAgent.options.keepAlive = false;'];
    case 'node19':
      // The options of lib/_http_agent.js from Node 19.0.0 on, and of no release before.
      return [
        '// The agent that Node 19 made the default.',
        'http.globalAgent = new http.Agent({',
        '  keepAlive: true,',
        "  scheduling: 'lifo',",
        '  timeout: 5000,',
        '});',
      ];
    default:
      return pool satisfies never;
  }
}

/**
 * `fix=free-listener`: what Node could do itself. A request that was to be the last on its
 * connection has `_last` set (matchHeader in lib/_http_outgoing.js), and the agent's own 'free'
 * listener does not look at it.
 */
export function freeListenerLines({ fix }: Scenario): Lines {
  if (fix !== 'free-listener') return [];
  return [
    '// Who asked for the connection to be closed does not want it back in the pool.',
    "http.globalAgent.prependListener('free', (socket) => {",
    '  if (socket._httpMessage?._last) socket.destroy();',
    '});',
  ];
}
