import type { PastedEvidence, Reader } from '../evidence.ts';

/** What a test runner prints, and what its files look like. */
const RUNNER =
  /^\s*(?:FAIL|PASS)\s+\S+[.-](?:test|spec|e2e)|●.*›|\brequest\(app|\bchai\.request\(|\bmocha\b|\bvitest\b|\bjest\b|\bava\b|\bnode --test\b/;
const RESTARTED =
  /server (?:is )?(?:started|opened|created) and closed (?:in|for|before|after) (?:each|every) test|closed server|(?:new|fresh) server (?:for|in) (?:each|every) test|\bbefore(?:Each)?\(.*\blisten\(|\bafterEach\(.*\bclose\(|same port (?:is )?(?:used|reused) (?:for|in|by) (?:each|every|all)/i;
const CLOSING = /\bserver\.close\(|closeIdleConnections/;

/** Test suites, and what they do to their servers. */
export const readTests: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const { text } = at;
    const whats = [
      RUNNER.test(text) ? ('runner' as const) : undefined,
      RESTARTED.test(text) ? ('restarted-server' as const) : undefined,
      CLOSING.test(text) ? ('server-close' as const) : undefined,
    ];
    return whats.flatMap((what) => (what ? [{ kind: 'tests' as const, at, what }] : []));
  });
