import type { Trace, TraceEvent } from '../../trace/record/event.ts';

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

const SHOWN = new WeakMap<Element, ShownStep>();

/** What a figure has said last: for what came to the page later than the figure did. */
export function shownStepOf(figure: Element): ShownStep | undefined {
  return SHOWN.get(figure);
}

/** @returns says a step to what is around the figure, unless it is what was said last */
export function stepTeller(figure: HTMLElement): (shown: ShownStep) => void {
  return (shown) => {
    const last = shownStepOf(figure);
    if (last?.event === shown.event && last?.trace === shown.trace) return;
    SHOWN.set(figure, shown);
    figure.dispatchEvent(new CustomEvent('step', { detail: shown, bubbles: true }));
  };
}
