import { presetsOf } from './preset.ts';

export const BUGS = presetsOf('bug', [
  {
    id: 'bug',
    title: 'The bug',
    sentence: 'Request 2 is written into a connection that the server has already closed.',
    turned: {},
    outcome: 'failed',
  },
  {
    id: 'post',
    title: 'The bug, with POST',
    sentence: 'The method makes no difference to the race, only to whether one may try again.',
    turned: { method: 'POST' },
    outcome: 'failed',
  },
  {
    id: 'ten-requests',
    title: 'Ten requests in a row',
    sentence:
      'Every second one fails: the failure throws the dead socket away, so the next one connects.',
    turned: { requests: '10' },
    outcome: 'failed',
  },
  {
    id: 'version-3',
    title: 'node-fetch 3.3.1 on Node 26.10.0',
    sentence:
      'The same header, the same failure; 26.12.1 is the first 26 that looks before it sends.',
    turned: { node: '26.10.0', fetch: '3.3.1' },
    outcome: 'failed',
  },
  {
    id: 'plain-http',
    title: 'Without node-fetch',
    sentence:
      'http.request with Connection: close fails as well: node-fetch only pulls the trigger.',
    turned: { fetch: 'http', header: 'close' },
    outcome: 'failed',
  },
  {
    id: 'node-18-with-agent-of-19',
    title: 'Node 18 with the agent of Node 19',
    sentence: 'The defect is older than Node 19, which only switched it on.',
    turned: { node: '18.20.8', pool: 'node19' },
    outcome: 'failed',
  },
  {
    id: 'looks-first-late-fin',
    title: 'Node 26.12.1, FIN after 20 ms',
    sentence: 'Node looks before it sends, and the FIN is still on its way.',
    turned: { node: '26.12.1', fin: '20ms' },
    outcome: 'failed',
    warm: true,
  },
]);

export const TIMING = presetsOf('timing', [
  {
    id: 'looks-first',
    title: 'Node 24.22.3 looks first',
    sentence:
      'Node asks the kernel before it uses the socket again. Here the FIN has come by then.',
    turned: { node: '24.22.3' },
    outcome: 'ok',
    warm: true,
  },
]);

export const BEFORE = presetsOf('before', [
  {
    id: 'node-18',
    title: 'Node 18',
    sentence: 'Its default agent keeps no connections, so there is nothing to use again.',
    turned: { node: '18.20.8' },
    outcome: 'ok',
  },
]);
