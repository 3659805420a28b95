import { FIN_DELAY_MS_MAX, readFin } from '../fin.ts';
import { readWholeNumber } from '../whole-number.ts';
import { choice, type Knob, listed } from './knob.ts';

/** Far below the Lab's limits. */
const BODY_BYTES_MAX = 1_000_000;

export const server = choice<'server'>({
  field: 'server',
  group: 'server',
  values: listed('silent-close', 'echo-close', 'always-close', 'keep-open'),
});

export const fin: Knob<'fin'> = {
  field: 'fin',
  group: 'server',
  values: listed('same', 'immediate', '1ms', '5ms', '50ms'),
  grammar: `same, immediate, or <N>ms up to ${FIN_DELAY_MS_MAX}ms, with up to three decimals`,
  read: readFin,
};

export const close = choice<'close'>({
  field: 'close',
  group: 'server',
  values: listed('full', 'half', 'rst'),
});

export const body: Knob<'body'> = {
  field: 'body',
  group: 'server',
  values: listed('0', '1000', '60000', '70000', '300000'),
  grammar: `0 to ${BODY_BYTES_MAX}`,
  read: (text) => readWholeNumber(text, 0, BODY_BYTES_MAX),
};
