import { readGap } from '../gap.ts';
import { choice, type Knob } from './knob.ts';

export const gap: Knob<'gap'> = {
  field: 'gap',
  label: 'Wait for',
  group: 'timing',
  values: [
    { value: 'none', label: 'nothing' },
    {
      value: 'microtask',
      label: 'a microtask',
    },
    {
      value: 'nexttick',
      label: 'nextTick',
    },
    {
      value: 'immediate',
      label: 'setImmediate',
    },
    {
      value: 'immediate2',
      label: 'setImmediate, twice',
    },
    {
      value: 'timeout0',
      label: 'setTimeout(0)',
    },
    { value: 'timeout20', label: 'setTimeout(20)' },
    {
      value: 'busy20',
      label: '20 ms of work',
    },
    {
      value: 'timeout0+busy5',
      label: 'setTimeout(0), then 5 ms of work',
    },
    {
      value: 'busy20+timeout0',
      label: '20 ms of work, then setTimeout(0)',
    },
  ],
  grammar:
    'none, or microtask, nexttick, immediate, immediate<times>, timeout<ms>, busy<ms>; ' +
    'several joined by “+”, run in order. A wait before busy is armed first and awaited afterwards.',
  read: readGap,
};

export const process = choice<'process'>({
  field: 'process',
  label: 'Client process',
  group: 'timing',
  values: [
    { value: 'default', label: 'the Lab’s' },
    {
      value: 'warm',
      label: 'warm',
    },
    {
      value: 'cold',
      label: 'new',
    },
  ],
});

export const fix = choice<'fix'>({
  field: 'fix',
  label: 'Fix in the program',
  group: 'timing',
  values: [
    { value: 'none', label: 'none' },
    {
      value: 'retry',
      label: 'try again on ECONNRESET',
    },
    {
      value: 'honour-close',
      label: 'honour Connection: close',
    },
    {
      value: 'poll-before-reuse',
      label: 'poll before each request',
    },
    {
      value: 'free-listener',
      label: 'listener on ‘free’',
      corrected: 'free-listener',
    },
  ],
});
