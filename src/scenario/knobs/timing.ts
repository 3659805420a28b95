import { readGap } from '../gap.ts';
import { ORDER_GRAMMAR, readOrder } from '../order.ts';
import { PROCESS_GRAMMAR, readProcess } from '../process.ts';
import { choice, type Knob, listed } from './knob.ts';

export const gap: Knob<'gap'> = {
  field: 'gap',
  group: 'timing',
  values: listed(
    'none',
    'microtask',
    'nexttick',
    'immediate',
    'immediate2',
    'timeout0',
    'timeout20',
    'busy20',
    'timeout0+busy5',
    'busy20+timeout0',
  ),
  grammar:
    'none, or microtask, nexttick, immediate, immediate<times>, timeout<ms>, busy<ms>; ' +
    'several joined by “+”, run in order. A wait before busy is armed first and awaited afterwards.',
  read: readGap,
};

export const process: Knob<'process'> = {
  field: 'process',
  group: 'timing',
  values: listed('default', 'warm', 'cold'),
  grammar: PROCESS_GRAMMAR,
  read: readProcess,
};

export const order: Knob<'order'> = {
  field: 'order',
  group: 'timing',
  values: listed('default'),
  grammar: ORDER_GRAMMAR,
  read: readOrder,
};

export const fix = choice<'fix'>({
  field: 'fix',
  group: 'timing',
  values: [
    ...listed('none', 'retry', 'honour-close', 'poll-before-reuse'),
    { value: 'free-listener', corrected: 'free-listener' },
  ],
});
