import { nodeOf, poolsOf, type ReleaseFound } from './case/node.ts';
import { type Sender, senderOf } from './case/sender.ts';
import { laterOf, plainResponseOf, silentServerOf } from './case/server.ts';
import type { EvidenceOf } from './evidence.ts';
import { FoundEvidence, type Known } from './found.ts';

/** The evidence of a paste, asked for what the verdicts need. */
export class Case extends FoundEvidence {
  node(): Known<ReleaseFound> | undefined {
    return nodeOf(this);
  }

  pools(): Known<boolean> | undefined {
    return poolsOf(this);
  }

  sender(): Known<Sender> | undefined {
    return senderOf(this);
  }

  later(): Known<EvidenceOf<'order'>['order']> | undefined {
    return laterOf(this);
  }

  silentServer(): Known<string> | undefined {
    return silentServerOf(this);
  }

  plainResponse(): EvidenceOf<'response'> | undefined {
    return plainResponseOf(this);
  }
}
