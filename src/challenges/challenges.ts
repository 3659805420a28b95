import type { Attempt, Challenge } from './challenge.ts';
import { brokenRule } from './rules.ts';
import { BREAK_THE_FIX } from './tasks/break-the-fix.ts';
import { ON_THE_WRITE } from './tasks/on-the-write.ts';
import { ONE_CONNECTION } from './tasks/one-connection.ts';
import { PLACED_TWICE } from './tasks/placed-twice.ts';
import { WAIT_FOR_IT } from './tasks/wait-for-it.ts';
import { WITHOUT_A_RESET } from './tasks/without-a-reset.ts';
import { WORKS_THE_FIRST_TIME } from './tasks/works-the-first-time.ts';

/** All tasks, from the easiest to the hardest. */
export const CHALLENGES: readonly Challenge[] = [
  ONE_CONNECTION,
  WAIT_FOR_IT,
  BREAK_THE_FIX,
  WITHOUT_A_RESET,
  ON_THE_WRITE,
  WORKS_THE_FIRST_TIME,
  PLACED_TWICE,
];

export type Judgement =
  | { readonly solved: true }
  /** `reason`: what to change next, in one sentence. */
  | { readonly solved: false; readonly reason: string };

/** Whether a run solves a task. A broken rule is named before a wrong outcome. */
export function judge(challenge: Challenge, attempt: Attempt): Judgement {
  const reason = brokenRule(challenge, attempt) ?? challenge.fault(attempt);
  return reason === undefined ? { solved: true } : { solved: false, reason };
}
