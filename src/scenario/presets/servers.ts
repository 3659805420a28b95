import { presetsOf } from './preset.ts';

export const SERVERS = presetsOf('server', [
  {
    id: 'echo-close',
    title: 'A server that says it closes',
    sentence: 'With Connection: close in the response Node throws the socket away.',
    turned: { server: 'echo-close' },
    outcome: 'ok',
  },
  {
    id: 'half-close',
    title: 'A server that closes its half',
    sentence: 'No RST at all, and the same error: it comes from the FIN.',
    turned: { close: 'half' },
    outcome: 'failed',
  },
  {
    id: 'reset',
    title: 'A server that resets',
    sentence: 'No FIN, so no “socket hang up”: ECONNRESET, from the write or from the read.',
    turned: { close: 'rst' },
    outcome: 'failed',
  },
  {
    id: 'closes-anyway',
    title: 'Fixed node-fetch, a server that closes anyway',
    sentence:
      'No header asks for it, yet the connection closes: no version of node-fetch helps here.',
    turned: { fetch: '2.7.0', server: 'always-close' },
    outcome: 'failed',
  },
]);
