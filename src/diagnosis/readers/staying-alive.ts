import type { PastedEvidence, Reader } from '../evidence.ts';

const STAYS =
  /\b(?:does|do|did|will|would)(?: not|n[’']t) (?:exit|end|terminate|quit|stop)\b|\bnever (?:exits|ends|terminates|quits)\b|\b(?:process|script|program|test run) (?:hangs|stays alive|keeps running)\b|\bhangs (?:for .{1,30})?at the end\b|\bbeendet sich nicht\b|\bdid not exit one second after\b/i;

/** A process that goes on after its work. */
export const readStayingAlive: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] =>
    STAYS.test(at.text) ? [{ kind: 'stays-alive', at }] : [],
  );
