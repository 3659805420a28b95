import type { Move } from '../../figures/run/steps.ts';
import { type Controls, createControls } from './controls.ts';
import type { Part } from './parts.ts';

/** What the parts of Stepper.astro need of their figure. */
interface SteppedFigure {
  readonly part: Part;
  /** The direction of time in the picture; undefined before the first drawing. */
  readonly time: () => 'right' | 'down' | undefined;
  /** @returns whether the current step has changed */
  readonly move: (move: Move) => boolean;
  /** Goes to a step by its number, counted from 0. */
  readonly goTo: (index: number) => void;
  /** Goes to the decisive step, or to the next difference. */
  readonly decide: () => void;
  /** Whether the current step is the decisive one. The play button starts over from there. */
  readonly isDecided?: () => boolean;
}

/** The current step, for the slider and the buttons. */
interface ShownNumber {
  /** Counted from 0; −1 before the first step. */
  readonly index: number;
  readonly count: number;
  /** What a screen reader says for the slider. */
  readonly text: string;
}

export interface Stepper extends Controls {
  show(shown: ShownNumber): void;
}

const BUTTONS = {
  first: { to: 'first' },
  back: { to: 'previous' },
  forward: { to: 'next' },
} as const;

/** Connects all parts of Stepper.astro. It is the same in every figure and on /play. */
export function createStepper(figure: SteppedFigure): Stepper {
  const { part, goTo, decide } = figure;
  const scrub = part<HTMLInputElement>('scrub');
  const controls = createControls({
    ...figure,
    buttons: BUTTONS,
    startsOver: () => figure.isDecided?.() ?? false,
    showKeys: () => part('keys').showPopover(),
  });
  const byHand = (go: () => void) => () => {
    controls.stop();
    go();
  };
  scrub.addEventListener(
    'input',
    byHand(() => goTo(Number(scrub.value))),
  );
  part('decisive').addEventListener('click', byHand(decide));
  return {
    ...controls,
    show({ index, count, text }) {
      scrub.max = String(count - 1);
      scrub.value = String(Math.max(index, 0));
      scrub.setAttribute('aria-valuetext', text);
      part('count').textContent = `${index + 1} of ${count}`;
      for (const name of ['first', 'back']) part<HTMLButtonElement>(name).disabled = index <= 0;
      part<HTMLButtonElement>('forward').disabled = index === count - 1;
    },
  };
}
