import { readWholeNumber } from '../whole-number.ts';
import { choice, type Knob, listed } from './knob.ts';

const REQUESTS_MAX = 50;

export const method = choice<'method'>({
  field: 'method',
  group: 'requests',
  values: listed('GET', 'POST'),
});

export const requests: Knob<'requests'> = {
  field: 'requests',
  group: 'requests',
  values: listed('1', '2', '3', '10'),
  grammar: `1 to ${REQUESTS_MAX}`,
  read: (text) => readWholeNumber(text, 1, REQUESTS_MAX),
};

export const consume = choice<'consume'>({
  field: 'consume',
  group: 'requests',
  values: listed('json', 'text', 'none'),
});
