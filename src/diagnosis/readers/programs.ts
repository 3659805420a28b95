import type { PastedEvidence, Reader } from '../evidence.ts';
import type { Line } from '../lines.ts';

/** What a program, a test runner or a tool says of itself in the text. */
const FORMS: readonly (readonly [RegExp, (at: Line) => PastedEvidence])[] = [
  [
    /['"]?connection['"]?\s*:\s*['"]close['"]/i,
    (at) => ({ kind: 'asks-close', at, by: 'program' }),
  ],
  [/^npm (?:error|ERR!)/, (at) => ({ kind: 'npm-cli', at })],
  [/"(?:log|pages)"\s*:\s*\{|"startedDateTime"/, (at) => ({ kind: 'browser', at })],
  [
    /^\s*(?:FAIL|PASS)\s+\S+\.(?:test|spec|e2e)|●.*›|\brequest\(app\)|\bmocha\b|\bvitest\b|\bjest\b/,
    (at) => ({ kind: 'tests', at, what: 'runner' }),
  ],
  [
    /server (?:is )?(?:started|opened|created) and closed (?:in|for) each test|closed server|new server for each test/i,
    (at) => ({ kind: 'tests', at, what: 'restarted-server' }),
  ],
  [
    /\bserver\.close\(\)|closeIdleConnections/,
    (at) => ({ kind: 'tests', at, what: 'server-close' }),
  ],
];

/** Clients by what only they print. */
const CLIENTS: readonly (readonly [RegExp, string])[] = [
  [/\bAxiosError\b|axios\.create\(|\/axios\//, 'axios'],
  [/\brequire\(['"]minipass-fetch['"]\)/, 'minipass-fetch'],
  [/\brequest\(app\)|\bsupertest\b/, 'supertest'],
  [/Failed to proxy/, 'a proxy'],
];

/** Programs, tests and clients. */
export const readPrograms: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => [
    ...FORMS.flatMap(([form, evidence]) => (form.test(at.text) ? [evidence(at)] : [])),
    ...CLIENTS.flatMap(([form, name]) =>
      form.test(at.text) ? [{ kind: 'client', at, name } as const] : [],
    ),
  ]);
