import type { KnobHelps } from './knob-help.ts';

export const REQUESTS_HELP: Pick<KnobHelps, 'method' | 'requests' | 'consume'> = {
  method: {
    about: 'Both fail alike. Only a GET may be sent again without asking.',
  },

  requests: {
    about: 'A failure destroys the socket, so of many requests every second one fails.',
  },

  consume: {
    about: 'Not reading the body does not help: node-fetch takes in 64 kB of it by itself.',
  },
};
