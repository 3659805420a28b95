import type { PastedEvidence, Reader } from '../evidence.ts';

/** Lines of NODE_DEBUG=http,net. */
const LINES: readonly (readonly [RegExp, (at: PastedEvidence['at']) => PastedEvidence])[] = [
  [/\bConnection: \[ 'close' \]/, (at) => ({ kind: 'asks-close', at, by: 'node-fetch' })],
  [/HTTP \d+: have free socket/, (at) => ({ kind: 'pooled-again', at })],
  [
    /scheduling: 'lifo'.*timeout: 5000|timeout: 5000.*scheduling: 'lifo'/,
    (at) => ({ kind: 'default-agent', at }),
  ],
];

export const readDebugLog: Reader = (lines) => {
  if (!lines.some(({ text }) => /^(?:.*\s)?(?:HTTP|NET) \d+: /.test(text))) return [];
  return lines.flatMap((at) =>
    LINES.flatMap(([text, evidence]) => (text.test(at.text) ? [evidence(at)] : [])),
  );
};
