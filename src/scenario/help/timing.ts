import type { KnobHelps } from './knob-help.ts';

export const TIMING_HELP: Pick<KnobHelps, 'gap' | 'process' | 'order' | 'fix'> = {
  gap: {
    about: 'Only what lets the event loop poll again, with the FIN already there, can help.',
    values: {
      microtask: 'Runs in the same turn of the loop: the FIN is still unread.',
      nexttick: 'Runs in the same turn of the loop: the FIN is still unread.',
      immediate: 'Runs in the check phase of the same turn, before the loop polls again.',
      immediate2: 'One poll lies between the two. The FIN has to be there by then.',
      timeout0:
        'A timer of 1 ms, and a bet: that the loop polls before it is due and finds the FIN.',
      timeout20: 'The same bet with a higher stake.',
      busy20: 'Time alone does not help: the loop stands still while the program computes.',
      'timeout0+busy5':
        'The timer is due before the loop polls, so the FIN is unread when it fires.',
      'busy20+timeout0': 'The timer is set last, so the loop polls before it is due.',
    },
  },

  process: {
    about: 'The Lab’s own is quicker, 0.3 ms a callback. Only a simulated clock can be set.',
    values: {
      warm: 'Has made many requests: 0.7 ms from a response to the next request, as recorded.',
      cold: 'Makes its first requests: 7 ms from a response to the next request, as recorded.',
    },
  },

  order: {
    about:
      'Times of single callbacks and segments, as a search chose them. Only the Lab can have them.',
    values: {
      default: 'Each thing takes the time of the Lab’s model. A search over orders chooses others.',
    },
  },

  fix: {
    about: 'What the program itself does about it.',
    values: {
      retry: 'Up to 3 attempts. Safe only for requests that may reach the server twice.',
      'honour-close':
        'A request that asks for a close ends its connection. Requests that do not ask keep theirs.',
      'poll-before-reuse':
        'A bet: a FIN that is there is read in time, a later one is not. Each request waits for it.',
      'free-listener':
        'It turns keep-alive off for every request without a body that the global agent carries.',
    },
  },
};
