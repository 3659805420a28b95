import { readWholeNumber } from '../whole-number.ts';
import { choice, type Knob } from './knob.ts';

const REQUESTS_MAX = 50;

export const method = choice<'method'>({
  field: 'method',
  label: 'Method',
  group: 'requests',
  values: [
    { value: 'GET', label: 'GET' },
    { value: 'POST', label: 'POST' },
  ],
});

export const requests: Knob<'requests'> = {
  field: 'requests',
  label: 'How many',
  group: 'requests',
  values: ['1', '2', '3', '10'].map((value) => ({ value, label: value })),
  grammar: `1 to ${REQUESTS_MAX}`,
  read: (text) => readWholeNumber(text, 1, REQUESTS_MAX),
};

export const consume = choice<'consume'>({
  field: 'consume',
  label: 'Read the body as',
  group: 'requests',
  values: [
    { value: 'json', label: 'JSON' },
    { value: 'text', label: 'text' },
    { value: 'none', label: 'not at all' },
  ],
});
