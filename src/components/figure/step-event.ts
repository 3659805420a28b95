import type { Trace, TraceEvent } from '../../trace/event.ts';

/** What a figure shows now. `event` is undefined in a run without any step. */
export interface ShownStep {
  readonly event: TraceEvent | undefined;
  readonly trace: Trace;
}

declare global {
  interface HTMLElementEventMap {
    /** `<race-figure>` says so, to all around it, when it shows another step or another run. */
    step: CustomEvent<ShownStep>;
  }
}

/** @returns says a step to what is around the figure, unless it is what was said last */
export function stepTeller(figure: HTMLElement): (shown: ShownStep) => void {
  let last: ShownStep | undefined;
  return (shown) => {
    if (last?.event === shown.event && last?.trace === shown.trace) return;
    last = shown;
    figure.dispatchEvent(new CustomEvent('step', { detail: shown, bubbles: true }));
  };
}
