import type { PastedEvidence, Reader } from '../evidence.ts';

/** The marks that package managers put before their errors, also below the prefix of a build's log. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  // `npm ERR! Test failed` is what npm says of a program that it ran.
  [
    /(?:^|\s)npm (?:error|ERR!)\s.*(?:network|ECONN|ETIMEDOUT|socket|request to|registry|fetch)/i,
    'npm',
  ],
  [/\bERR_PNPM_|(?:^|\s)WARN\s+GET https?:\S+ error \(/, 'pnpm'],
  [/(?:^|\s)error An unexpected error occurred: "https?:/, 'Yarn'],
  [/➤ YN\d{4}:.*(?:RequestError|ECONNRESET|socket hang up)/, 'Yarn'],
];

/** A package manager that failed by itself. */
export const readNpmCli: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const found = MARKS.find(([mark]) => mark.test(at.text));
    return found ? [{ kind: 'npm-cli', at, manager: found[1] }] : [];
  });
