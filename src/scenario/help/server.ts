import type { KnobHelps } from './knob-help.ts';

export const SERVER_HELP: Pick<KnobHelps, 'server' | 'fin' | 'close' | 'body'> = {
  server: {
    about: 'A client that is told of the close does not use the connection again.',
    values: {
      'silent-close': 'hyper before 1.5 (so Axum 0.6), Python’s http.server, the JDK’s HttpServer.',
      'echo-close':
        'Node, nginx, lighttpd, uvicorn, gunicorn: the response says Connection: close.',
      'always-close': 'No version of node-fetch is safe from a server that closes unasked.',
      'keep-open': 'Does not do what Connection: close asks for.',
    },
  },

  fin: {
    about: 'How long the server takes to close. What waits for the FIN has to wait longer.',
  },

  close: {
    about:
      'The error text depends on it: a FIN gives “socket hang up”, a reset without FIN does not.',
    values: {
      full: 'FIN; what arrives later is answered with RST.',
      half: 'FIN, and never an RST: the same error.',
      rst: 'RST and no FIN: “write ECONNRESET” or “read ECONNRESET”.',
    },
  },

  body: {
    about: 'Pads the response to this many bytes; one read of Node takes up to 65,536.',
  },
};
