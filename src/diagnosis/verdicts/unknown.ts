import type { Case } from '../case.ts';
import { conditionsOf } from '../conditions.ts';
import { type Diagnosis, versionsOf } from '../diagnosis.ts';
import { fixFor } from '../fix/fix.ts';

/** The command that asks a server whether it says that it closes. */
const ASK_SERVER = "curl --http1.1 -sD- -o /dev/null -H 'Connection: close' $URL";

/** A case that cannot be told yet: what is missing, and which way it leans. */
export function unknownCase(of: Case): Diagnosis {
  const { reasons, missing, lean } = conditionsOf(of);
  const { fix, ways, risk, nextCommand } = fixFor(of);
  return {
    verdict: 'unknown',
    ...(lean ? { lean: 'this-bug' as const } : {}),
    reasons,
    missing,
    versions: versionsOf(of),
    ...(lean ? { fix, ways, risk } : { fix: 'None yet.', ways: [] }),
    nextCommand: nextOf(of, nextCommand),
  };
}

/** What would tell most: who asks, then what the server does. */
function nextOf(of: Case, verify: string): string {
  const sender = of.sender()?.value;
  // A version that sends no header is known already. Whether the server closes unasked is not.
  if (sender?.sends === false) return 'node check-server.mjs $URL';
  if (!sender?.sends) return 'npm ls node-fetch';
  return of.silentServer() ? verify : ASK_SERVER;
}
