import type { Scenario } from '../scenario.ts';
import type { Lines } from './lines.ts';

/** What the program does to http.globalAgent before its first request: the knob `pool`. */
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
      // These are the options in lib/_http_agent.js from Node 19.0.0 on.
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
