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
  const asks = of.sender()?.value.sends;
  return {
    verdict: 'unknown',
    ...(lean ? { lean: 'this-bug' as const } : {}),
    reasons,
    missing,
    versions: versionsOf(of),
    ...(lean ? { fix, ways, risk } : { fix: 'None yet.', ways: [] }),
    nextCommand: nextOf(Boolean(asks), Boolean(of.silentServer()), nextCommand),
  };
}

function nextOf(asks: boolean, isSilent: boolean, verify: string): string {
  if (!asks) return 'npm ls node-fetch';
  return isSilent ? verify : ASK_SERVER;
}
