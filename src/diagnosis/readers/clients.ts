import type { PastedEvidence, Reader } from '../evidence.ts';

/** Clients by what only they print, or by the call that makes a request. */
const CLIENTS: readonly (readonly [RegExp, string])[] = [
  [
    /\bAxiosError\b|axios\.(?:create|get|post|put|delete)\(|[\\/]axios[\\/]|\baxios@?[ :]?v?\d/,
    'axios',
  ],
  [/[\\/]got[\\/]dist[\\/]|\bgot@?[ :]?v?\d+\.\d/, 'got'],
  [/\brequire\(['"]minipass-fetch['"]\)/, 'minipass-fetch'],
  [/\brequest\(app\b|\bsupertest\b/, 'supertest'],
  [/\bchai\.request\(|\bchai-http\b/, 'chai-http'],
  [/Failed to proxy/, 'a proxy'],
];

/** Which clients the text shows. */
export const readClients: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] =>
    CLIENTS.flatMap(([form, name]) =>
      form.test(at.text) ? [{ kind: 'client', at, name } as const] : [],
    ),
  );
