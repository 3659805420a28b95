/** How late the FIN of a server may come before a program fails. */
export type FinLimit =
  | { readonly holds: 'never' }
  | { readonly holds: 'always' }
  | {
      readonly holds: 'until';
      /** The longest delay after the response at which all requests are answered. */
      readonly delayMs: number;
      /**
       * When the FIN with that delay reaches the client, in microseconds since the start of the
       * run.
       */
      readonly arrivesAt: number;
    };

/** One run: whether all requests were answered, and when the FIN came. */
export interface FinTrial {
  readonly answered: boolean;
  readonly arrivesAt: number;
}

/** The step between delays. A hundredth of a millisecond is finer than any timer. */
const STEP_MS = 0.01;
/** The longest delay that is tried. A later FIN would be an idle timeout, which is another case. */
export const DELAY_MS_MAX = 100;

/**
 * Finds the limit by bisection. This works because a FIN that is read in time is also read in time
 * when it comes sooner.
 * @param trial runs the program with a FIN of this knob: `same`, `1.5ms`
 */
export async function finLimit(trial: (fin: string) => Promise<FinTrial>): Promise<FinLimit> {
  const at = (step: number) => trial(finOf(step));
  let last = await at(0);
  if (!last.answered) return { holds: 'never' };
  let holds = 0;
  let fails = Math.round(DELAY_MS_MAX / STEP_MS);
  if ((await at(fails)).answered) return { holds: 'always' };
  while (fails - holds > 1) {
    const middle = Math.floor((holds + fails) / 2);
    const tried = await at(middle);
    if (tried.answered) {
      holds = middle;
      last = tried;
    } else {
      fails = middle;
    }
  }
  return { holds: 'until', delayMs: holds * STEP_MS, arrivesAt: last.arrivesAt };
}

/** The value of the knob `fin` for a delay of this many steps. */
function finOf(step: number): string {
  return step === 0 ? 'same' : `${Number((step * STEP_MS).toFixed(2))}ms`;
}

/**
 * `FIN up to 1.3 ms`, beside a choice. Tenths, rounded down: the times come from a model, and the
 * text must stay true.
 */
export function limitText(limit: FinLimit): string {
  switch (limit.holds) {
    case 'never':
      return 'fails with any FIN';
    case 'always':
      return 'works with any FIN';
    case 'until':
      return limit.delayMs < 0.1 ? 'FIN at once' : `FIN up to ${tenths(limit.delayMs)} ms`;
  }
}

function tenths(ms: number): number {
  return Math.floor(ms * 10 + 1e-9) / 10;
}
