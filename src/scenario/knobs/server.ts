import { FIN_DELAY_MS_MAX, readFin } from '../fin.ts';
import { readWholeNumber } from '../whole-number.ts';
import { choice, type Knob } from './knob.ts';

/** Far below the Lab's limits. */
const BODY_BYTES_MAX = 1_000_000;

export const server = choice<'server'>({
  field: 'server',
  label: 'Closing',
  group: 'server',
  values: [
    {
      value: 'silent-close',
      label: 'when asked, silently',
    },
    {
      value: 'echo-close',
      label: 'when asked, and says so',
    },
    {
      value: 'always-close',
      label: 'always, silently',
    },
    { value: 'keep-open', label: 'never' },
  ],
});

export const fin: Knob<'fin'> = {
  field: 'fin',
  label: 'FIN after the response',
  group: 'server',
  values: [
    { value: 'same', label: 'at once' },
    { value: 'immediate', label: 'setImmediate' },
    { value: '1ms', label: '1 ms' },
    { value: '5ms', label: '5 ms' },
    { value: '50ms', label: '50 ms' },
  ],
  grammar: `same, immediate, or <N>ms up to ${FIN_DELAY_MS_MAX}ms, with up to three decimals`,
  read: readFin,
};

export const close = choice<'close'>({
  field: 'close',
  label: 'How it closes',
  group: 'server',
  values: [
    {
      value: 'full',
      label: 'both directions',
    },
    { value: 'half', label: 'its own only' },
    {
      value: 'rst',
      label: 'reset',
    },
  ],
});

export const body: Knob<'body'> = {
  field: 'body',
  label: 'Bytes of body',
  group: 'server',
  values: [
    { value: '0', label: '11: not padded' },
    { value: '1000', label: '1,000' },
    { value: '60000', label: '60,000' },
    { value: '70000', label: '70,000' },
    { value: '300000', label: '300,000' },
  ],
  grammar: `0 to ${BODY_BYTES_MAX}`,
  read: (text) => readWholeNumber(text, 0, BODY_BYTES_MAX),
};
