import type { KnobHelp } from './knob-help.ts';

export const method: KnobHelp<'method'> = {
  about: 'Both fail alike. Only a GET may be sent again without asking.',
};

export const requests: KnobHelp<'requests'> = {
  about: 'A failure destroys the socket, so of many requests every second one fails.',
};

export const consume: KnobHelp<'consume'> = {
  about: 'Not reading the body does not help: node-fetch takes in 64 kB of it by itself.',
};
