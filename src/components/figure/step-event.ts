import type { Trace, TraceEvent } from '../../trace/record/event.ts';

/** What a figure shows now. `event` is undefined when there is no current step. */
export interface ShownStep {
  readonly event: TraceEvent | undefined;
  readonly trace: Trace;
}

declare global {
  interface HTMLElementEventMap {
    /** A figure dispatches this event when it shows another step or another run. It bubbles. */
    step: CustomEvent<ShownStep>;
  }
}

const SHOWN = new WeakMap<Element, ShownStep>();

/** The last step that a figure has dispatched, for listeners that were loaded after the figure. */
export function shownStepOf(figure: Element): ShownStep | undefined {
  return SHOWN.get(figure);
}

/** @returns a function that dispatches a step, unless it is the one that was dispatched last */
export function stepTeller(figure: HTMLElement): (shown: ShownStep) => void {
  return (shown) => {
    const last = shownStepOf(figure);
    if (last?.event === shown.event && last?.trace === shown.trace) return;
    SHOWN.set(figure, shown);
    figure.dispatchEvent(new CustomEvent('step', { detail: shown, bubbles: true }));
  };
}
