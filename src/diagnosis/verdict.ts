import type { Case } from './case.ts';
import type { Way } from './fix/way.ts';
import type { Known } from './found.ts';
import type { Line } from './lines.ts';

/** Why a verdict holds: a line of the paste, and what it shows. */
export interface Reason {
  readonly at: Line;
  readonly says: string;
}

/** Another cause with the same error, or a similar one. Its id is that of its section on /look-alikes/. */
export interface LookAlikeVerdict {
  readonly id: string;
  /** @returns the reasons, the decisive one first; undefined when the case is another one */
  test(of: Case): readonly Reason[] | undefined;
  /** What to do about it, in words. With `ways`, what is to know about them. */
  readonly fix: string;
  /** The same as steps, from what was pasted, the best way first. */
  ways?(of: Case): readonly Way[];
  /** The command that shows whether it is this. `$URL` is the failing address. */
  readonly nextCommand: string;
  /** Where it is said or shown: addresses, or what was run for /look-alikes/. */
  readonly sources: readonly string[];
}

/** A reason from something known. */
export function because<Value>({ at }: Pick<Known<Value>, 'at'>, says: string): Reason {
  return { at, says };
}
