import type { PastedEvidence, Reader } from '../evidence.ts';

/** `headers: { Connection: 'close' }`, `.set('Connection', 'close')`, `headers['connection'] = 'close'`. */
const OWN_HEADER = /['"`]?connection['"`]?\s*(?:\]\s*=|[:,=])\s*['"`]close['"`]/i;
/** The head of a response in JSON, and what a server sets, are no requests. */
const OF_A_RESPONSE = /\bres(?:ponse)?\.(?:set|header|setHeader)|writeHead|"status"/;

/** A program that sends Connection: close itself. */
export const readOwnHeader: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] =>
    /close/i.test(at.text) && OWN_HEADER.test(at.text) && !OF_A_RESPONSE.test(at.text)
      ? [{ kind: 'asks-close', at, by: 'program' }]
      : [],
  );
