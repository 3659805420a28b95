import { readGap } from '../gap.ts';
import { PROCESS_GRAMMAR, readProcess } from '../process.ts';
import { choice, type Knob } from './knob.ts';

export const gap: Knob<'gap'> = {
  field: 'gap',
  label: 'Wait for',
  group: 'timing',
  help: 'Only what lets the event loop poll again, with the FIN already there, can help.',
  values: [
    { value: 'none', label: 'nothing' },
    {
      value: 'microtask',
      label: 'a microtask',
      help: 'Runs in the same turn of the loop: the FIN is still unread.',
    },
    {
      value: 'nexttick',
      label: 'nextTick',
      help: 'Runs in the same turn of the loop: the FIN is still unread.',
    },
    {
      value: 'immediate',
      label: 'setImmediate',
      help: 'Runs in the check phase of the same turn, before the loop polls again.',
    },
    {
      value: 'immediate2',
      label: 'setImmediate, twice',
      help: 'One poll lies between the two. The FIN has to be there by then.',
    },
    {
      value: 'timeout0',
      label: 'setTimeout(0)',
      help: 'A timer of 1 ms, and a bet: that the loop polls before it is due and finds the FIN.',
    },
    { value: 'timeout20', label: 'setTimeout(20)', help: 'The same bet with a higher stake.' },
    {
      value: 'busy20',
      label: '20 ms of work',
      help: 'Time alone does not help: the loop stands still while the program computes.',
    },
    {
      value: 'timeout0+busy5',
      label: 'setTimeout(0), then 5 ms of work',
      help: 'The timer is due before the loop polls, so the FIN is unread when it fires.',
    },
    {
      value: 'busy20+timeout0',
      label: '20 ms of work, then setTimeout(0)',
      help: 'The timer is set last, so the loop polls before it is due.',
    },
  ],
  grammar:
    'none, or microtask, nexttick, immediate, immediate<times>, timeout<ms>, busy<ms>; ' +
    'several joined by “+”, run in order. A wait before busy is armed first and awaited afterwards.',
  read: readGap,
};

export const process: Knob<'process'> = {
  field: 'process',
  label: 'Client process',
  group: 'timing',
  help: 'The Lab’s own is quicker, 0.3 ms a callback. Only a simulated clock can be set.',
  values: [
    { value: 'default', label: 'the Lab’s' },
    {
      value: 'warm',
      label: 'warm',
      help: 'Has made many requests: 0.7 ms from a response to the next request, as recorded.',
    },
    {
      value: 'cold',
      label: 'new',
      help: 'Makes its first requests: 7 ms from a response to the next request, as recorded.',
    },
  ],
  grammar: PROCESS_GRAMMAR,
  read: readProcess,
};

export const fix = choice<'fix'>({
  field: 'fix',
  label: 'Fix in the program',
  group: 'timing',
  help: 'What the program itself does about it.',
  values: [
    { value: 'none', label: 'none' },
    {
      value: 'retry',
      label: 'try again on ECONNRESET',
      help: 'Up to 3 attempts. Safe only for requests that may reach the server twice.',
    },
    {
      value: 'honour-close',
      label: 'honour Connection: close',
      help: 'A request that asks for a close ends its connection. Requests that do not ask keep theirs.',
    },
    {
      value: 'poll-before-reuse',
      label: 'poll before each request',
      help: 'A bet: a FIN that is there is read in time, a later one is not. Each request waits for it.',
    },
    {
      value: 'free-listener',
      label: 'listener on ‘free’',
      help: 'It turns keep-alive off for every request without a body that the global agent carries.',
      corrected: 'free-listener',
    },
  ],
});
