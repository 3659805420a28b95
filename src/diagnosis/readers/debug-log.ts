import type { PastedEvidence, Reader } from '../evidence.ts';

/** Lines of NODE_DEBUG=http,net. The headers of node-fetch are lists, those of http.request are texts. */
const LINES: readonly (readonly [RegExp, (at: PastedEvidence['at']) => PastedEvidence])[] = [
  [/\bconnection['"]?: \[ 'close' \]/i, (at) => ({ kind: 'asks-close', at, by: 'node-fetch' })],
  [/HTTP \d+: have free socket/, (at) => ({ kind: 'pooled-again', at })],
  [
    /scheduling: 'lifo'.*timeout: 5000|timeout: 5000.*scheduling: 'lifo'|agentKeepAliveTimeoutBuffer: \d/,
    (at) => ({ kind: 'default-agent', at }),
  ],
  [/^\s*scheduling: 'lifo',?$/, (at) => ({ kind: 'default-agent', at })],
];

/** What Node's own log says of the pool. A log of a request that asks for no close shows no bug of this kind. */
export const readDebugLog: Reader = (lines) => {
  if (!lines.some(({ text }) => /^(?:.{0,100}\s)?(?:HTTP|NET) \d+: /.test(text))) return [];
  return lines.flatMap((at) =>
    LINES.flatMap(([text, evidence]) => (text.test(at.text) ? [evidence(at)] : [])),
  );
};
