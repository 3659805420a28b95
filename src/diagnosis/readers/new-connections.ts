import type { PastedEvidence, Reader } from '../evidence.ts';

/** got's `timings.phases`: `"tcp": 2, "tls": 5` are milliseconds that only a new connection takes. */
const PHASES = /\btcp['"]?\s*:\s*(\d+)(?:[^{}]{0,80}?\btls['"]?\s*:\s*(\d+))?/;
const NOT_REUSED = /\breusedSocket['"]?\s*[:=]\s*false\b/;

/** Whether the failing request had a connection of its own, as clients with timings print it. */
export const readNewConnections: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    if (NOT_REUSED.test(at.text)) return [{ kind: 'new-connection', at, tlsMs: 0 }];
    if (!/phases|"tcp"|\btcp:/.test(at.text)) return [];
    const phases = PHASES.exec(at.text);
    const isNew = phases && (Number(phases[1]) > 0 || Number(phases[2] ?? 0) > 0);
    return isNew ? [{ kind: 'new-connection', at, tlsMs: Number(phases[2] ?? 0) }] : [];
  });
