import { checkClaim } from '../../claims/check-claim.ts';
import type { Trace } from '../../trace/record/event.ts';

/** What the program awaits before request 2. The reader of the front page moves request 2 from one to the next. */
export interface Wait {
  /** The value of the knob `gap`. */
  readonly gap: string;
  /** As a program calls it. */
  readonly name: string;
  /** Why request 2 ends as it does, on the release of the picture. */
  readonly why: string;
  /** What `why` says of the run, in the forms of src/claims. */
  readonly says: string;
}

const NO_POLL =
  'no poll phase lies between response 1 and request 2; request 2 is written inside the race window; request 2 fails: socket hang up';

/** In the order of how long they last. */
export const WAITS: readonly Wait[] = [
  {
    gap: 'none',
    name: 'nothing',
    why: 'Made in the callback that reads response 1. The FIN is in the kernel; Node has not read it.',
    says: NO_POLL,
  },
  {
    gap: 'nexttick',
    name: 'nextTick',
    why: 'Still the same callback: Node empties this queue before it goes on. The FIN stays unread.',
    says: NO_POLL,
  },
  {
    gap: 'immediate',
    name: 'setImmediate',
    why: 'One phase later, and still no poll in between. Until there is one, the window stays open.',
    says: NO_POLL,
  },
  {
    gap: 'timeout0',
    name: 'setTimeout(0)',
    why: 'A poll comes first and reads the FIN, so request 2 gets a new connection. With the FIN 5 ms late it fails again:',
    says: 'a poll phase lies between response 1 and request 2; request 2 opens a connection; all 2 requests are answered',
  },
];

/** The knobs of the run of which the last sentence says that it fails again. */
export const LATE_FIN = { gap: 'timeout0', fin: '5ms' } as const;

/**
 * Stops the build when a run contradicts the sentence below the picture.
 * @throws ClaimError with what the run shows instead
 */
export function checkWait(wait: Wait, trace: Trace): void {
  checkClaim(wait.says, trace, `gap=${wait.gap}`);
}

/** The same for the run of LATE_FIN. */
export function checkLateFin(trace: Trace): void {
  checkClaim('request 2 fails: socket hang up', trace, 'gap=timeout0&fin=5ms');
}
