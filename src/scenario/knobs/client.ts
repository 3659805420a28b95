import { choice, listed } from './knob.ts';

export const header = choice<'header'>({
  field: 'header',
  group: 'client',
  values: listed('default', 'close', 'keep-alive'),
});

export const agent = choice<'agent'>({
  field: 'agent',
  group: 'client',
  values: listed(
    'default',
    'keepalive',
    'no-keepalive',
    'new',
    'global',
    'false',
    'fn-false',
    'keepalive-max1',
  ),
});

export const pool = choice<'pool'>({
  field: 'pool',
  group: 'client',
  values: listed(
    'default',
    'keepalive-false',
    'replaced',
    'max-free-0',
    'options-keepalive-false',
    'node19',
  ),
});
