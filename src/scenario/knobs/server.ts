import { FIN_DELAY_MS_MAX, readFin } from '../fin.ts';
import { readWholeNumber } from '../whole-number.ts';
import { choice, type Knob } from './knob.ts';

/** Far below the Lab's limits. */
const BODY_BYTES_MAX = 1_000_000;

export const server = choice<'server'>({
  field: 'server',
  label: 'Closing',
  group: 'server',
  help: 'A client that is told of the close does not use the connection again.',
  values: [
    {
      value: 'silent-close',
      label: 'when asked, silently',
      help: 'hyper before 1.5 (so Axum 0.6), Python’s http.server, the JDK’s HttpServer.',
    },
    {
      value: 'echo-close',
      label: 'when asked, and says so',
      help: 'Node, nginx, lighttpd, uvicorn, gunicorn: the response says Connection: close.',
    },
    {
      value: 'always-close',
      label: 'always, silently',
      help: 'No version of node-fetch is safe from a server that closes unasked.',
    },
    { value: 'keep-open', label: 'never', help: 'Does not do what Connection: close asks for.' },
  ],
});

export const fin: Knob<'fin'> = {
  field: 'fin',
  label: 'FIN after the response',
  group: 'server',
  help: 'How long the server takes to close. What waits for the FIN has to wait longer.',
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
  help: 'The error text depends on it: a FIN gives “socket hang up”, a reset without FIN does not.',
  values: [
    {
      value: 'full',
      label: 'both directions',
      help: 'FIN; what arrives later is answered with RST.',
    },
    { value: 'half', label: 'its own only', help: 'FIN, and never an RST: the same error.' },
    {
      value: 'rst',
      label: 'reset',
      help: 'RST and no FIN: “write ECONNRESET” or “read ECONNRESET”.',
    },
  ],
});

export const body: Knob<'body'> = {
  field: 'body',
  label: 'Bytes of body',
  group: 'server',
  help: 'Pads the response to this many bytes; one read of Node takes up to 65,536.',
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
