import type { KnobHelps } from './knob-help.ts';

export const HEADER_AND_AGENT_HELP: Pick<KnobHelps, 'header' | 'agent' | 'pool'> = {
  header: {
    about: 'What the program sets itself; node-fetch adds its own only when there is none.',
    values: {
      close: 'Asks the server to close, whatever the agent wants.',
      'keep-alive': 'Asks the server to stay.',
    },
  },

  /*
   * node-fetch sets `close` only when no agent is given: `if (!headers.has('Connection') && !agent)
   * headers.set('Connection', 'close')`, node-fetch 2.6.12 lib/index.js, getNodeRequestOptions; 3.3.1
   * src/request.js. Its Request reads `init.agent || input.agent`, so it loses `false`.
   */
  agent: {
    about: 'With any agent, node-fetch leaves the Connection header to Node.',
    values: {
      default: 'Node uses http.globalAgent.',
      keepalive: 'Helps because the header goes, not because connections are kept.',
      'no-keepalive': 'Helps as well: each request has a connection of its own.',
      'new': 'Keeps no connections.',
      global: 'The very agent that fails when it is not named: named, the header goes.',
      false: 'node-fetch takes it for “not given”. http.request does not: one connection each.',
      'fn-false': 'How to say false to node-fetch.',
      'keepalive-max1': 'One connection for all requests.',
    },
  },

  pool: {
    about: 'What is done to Node’s default agent first; it counts where no other agent is given.',
    values: {
      'keepalive-false': 'Makes Node 19 and later behave like 18.',
      replaced: 'The default agent of Node 18.',
      'max-free-0': 'Its pool has room for nothing.',
      'options-keepalive-false': 'Does nothing: the agent read its options when it was made.',
      node19: 'Brings the bug to Node 18. Later releases have this agent anyway.',
    },
  },
};
