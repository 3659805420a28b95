import { choice } from './knob.ts';

export const header = choice<'header'>({
  field: 'header',
  label: 'Connection header',
  group: 'client',
  values: [
    { value: 'default', label: 'not set' },
    { value: 'close', label: 'close' },
    { value: 'keep-alive', label: 'keep-alive' },
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
  values: [
    { value: 'default', label: 'not given' },
    {
      value: 'keepalive',
      label: 'keepAlive: true',
    },
    {
      value: 'no-keepalive',
      label: 'keepAlive: false',
    },
    { value: 'new', label: 'new http.Agent()' },
    {
      value: 'global',
      label: 'http.globalAgent',
    },
    {
      value: 'false',
      label: 'false',
    },
    { value: 'fn-false', label: '() => false' },
    {
      value: 'keepalive-max1',
      label: 'keepAlive: true, maxSockets: 1',
    },
  ],
});

export const pool = choice<'pool'>({
  field: 'pool',
  label: 'http.globalAgent',
  group: 'client',
  values: [
    { value: 'default', label: 'as it is' },
    {
      value: 'keepalive-false',
      label: 'keepAlive = false',
    },
    { value: 'replaced', label: '= new http.Agent()' },
    { value: 'max-free-0', label: 'maxFreeSockets = 0' },
    {
      value: 'options-keepalive-false',
      label: 'options.keepAlive = false',
    },
    {
      value: 'node19',
      label: 'Node 19’s agent',
    },
  ],
});
