import { choice } from './knob.ts';

export const header = choice<'header'>({
  field: 'header',
  label: 'Connection header',
  group: 'client',
  help: 'What the program sets itself; node-fetch adds its own only when there is none.',
  values: [
    { value: 'default', label: 'not set' },
    { value: 'close', label: 'close', help: 'Asks the server to close, whatever the agent wants.' },
    { value: 'keep-alive', label: 'keep-alive', help: 'Asks the server to stay.' },
  ],
});

/*
 * node-fetch sets `close` only when no agent is given: `if (!headers.has('Connection') && !agent)
 * headers.set('Connection', 'close')`, node-fetch 2.6.12 lib/index.js, getNodeRequestOptions; 3.3.1
 * src/request.js. Its Request reads `init.agent || input.agent`, so it loses `false`.
 */
export const agent = choice<'agent'>({
  field: 'agent',
  label: 'agent',
  group: 'client',
  help: 'With any agent, node-fetch leaves the Connection header to Node.',
  values: [
    { value: 'default', label: 'not given', help: 'Node uses http.globalAgent.' },
    {
      value: 'keepalive',
      label: 'keepAlive: true',
      help: 'Helps because the header goes, not because connections are kept.',
    },
    {
      value: 'no-keepalive',
      label: 'keepAlive: false',
      help: 'Helps as well: each request has a connection of its own.',
    },
    { value: 'new', label: 'new http.Agent()', help: 'Keeps no connections.' },
    {
      value: 'global',
      label: 'http.globalAgent',
      help: 'The very agent that fails when it is not named: named, the header goes.',
    },
    {
      value: 'false',
      label: 'false',
      help: 'node-fetch takes it for “not given”. http.request does not: one connection each.',
    },
    { value: 'fn-false', label: '() => false', help: 'How to say false to node-fetch.' },
    {
      value: 'keepalive-max1',
      label: 'keepAlive: true, maxSockets: 1',
      help: 'One connection for all requests.',
    },
  ],
});

export const pool = choice<'pool'>({
  field: 'pool',
  label: 'http.globalAgent',
  group: 'client',
  help: 'What is done to Node’s default agent first; it counts where no other agent is given.',
  values: [
    { value: 'default', label: 'as it is' },
    {
      value: 'keepalive-false',
      label: 'keepAlive = false',
      help: 'Makes Node 19 and later behave like 18.',
    },
    { value: 'replaced', label: '= new http.Agent()', help: 'The default agent of Node 18.' },
    { value: 'max-free-0', label: 'maxFreeSockets = 0', help: 'Its pool has room for nothing.' },
    {
      value: 'options-keepalive-false',
      label: 'options.keepAlive = false',
      help: 'Does nothing: the agent read its options when it was made.',
    },
    {
      value: 'node19',
      label: 'Node 19’s agent',
      help: 'Brings the bug to Node 18. Later releases have this agent anyway.',
    },
  ],
});
