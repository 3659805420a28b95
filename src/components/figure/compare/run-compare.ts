import type { Move } from '../../../figures/run/steps.ts';
import { createDrawing, type Drawing } from '../drawing.ts';
import { type Part, partsOf } from '../parts.ts';
import { stepTeller } from '../step-event.ts';
import { createStepper, type Stepper } from '../stepper.ts';
import { stillWidthFor } from '../still-widths.ts';
import type { RunData } from './compared-run.ts';
import { type ComparedRuns, comparedRunsOf, SIDES, scenesOf } from './compared-runs.ts';
import { movedMark } from './moved-mark.ts';

import { sayReasons, sayStep } from './side-words.ts';
import { lastStepAt } from './steps-at.ts';

/** The mark before the first step. There neither picture has a cursor. */
const NOWHERE = -1;

/**
 * `<run-compare>`: steps through two runs together. It wraps the markup of Compare.astro, which is complete without
 * script. Everything that it shows is a function of `#pair` and `#mark`. The pictures that the page was built with stay
 * until the reader first touches the figure.
 */
class RunCompare extends HTMLElement {
  #runs: readonly RunData[] = [];
  #pair!: ComparedRuns;
  #mark = NOWHERE;

  #part!: Part;
  #drawings: readonly Drawing[] = [];
  #controls!: Stepper;
  readonly #tell = stepTeller(this);

  connectedCallback(): void {
    if (this.dataset['ready'] !== undefined) return;
    this.dataset['ready'] = '';
    this.#part = partsOf(this);
    this.#runs = JSON.parse(this.#part('runs').textContent ?? '[]');
    this.#drawings = [...this.querySelectorAll<HTMLElement>('[data-part="drawing"]')].map(
      (host, run) =>
        createDrawing(host, `${this.id}-${run}`, {
          step: (id) => this.#goToStep(run, id),
          widthFor: stillWidthFor,
        }),
    );
    this.#controls = createStepper({
      part: this.#part,
      time: () => this.#drawings.find(({ picture }) => picture)?.picture?.time,
      move: ({ to }) => this.#move(to),
      goTo: (mark) => this.#go(mark),
      decide: () => this.#move('next-failure'),
    });
    this.#listen();
    this.#compareWith(this.#chosen);
  }

  disconnectedCallback(): void {
    this.#controls.stop();
  }

  /** Index of the run that the reader has chosen. Without a choice it is the only other run. */
  get #chosen(): number {
    const choice = this.querySelector<HTMLInputElement>('.compare-choice :checked');
    return Number(choice?.value ?? 1);
  }

  #listen(): void {
    for (const touch of ['pointerenter', 'focusin', 'change']) {
      this.addEventListener(touch, () => this.#wake());
    }
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'radio') {
        this.#compareWith(this.#chosen);
      }
    });
    this.addEventListener('keydown', (event) => {
      if ((event.target as Element).matches('[data-part="sheet"]')) this.#controls.key(event);
    });
  }

  /** Begins to draw the two runs that are compared. This loads the layout. */
  #wake(): void {
    for (const run of [0, this.#chosen]) this.#drawings[run]?.wake();
  }

  /* ---- where the reader is ---------------------------------------------------------------------------- */

  #move(to: Move['to']): boolean {
    return this.#go(movedMark(this.#pair, this.#mark, to));
  }

  /** @returns whether the mark has changed */
  #go(mark: number): boolean {
    if (mark === this.#mark) return false;
    this.#mark = mark;
    this.#show();
    return true;
  }

  #goToStep(run: number, id: string): void {
    const scene = this.#runs[run]?.scene;
    const place = scene?.steps.find((step) => step.id === id)?.place;
    this.#controls.stop();
    this.#go(this.#pair.marks.findIndex(({ places }) => scene && places.get(scene) === place));
  }

  #compareWith(run: number): void {
    const [one, other] = [this.#runs[0], this.#runs[run]];
    if (!one || !other) throw new Error(`the figure has no run ${run} to compare with`);
    this.#pair = comparedRunsOf(one, other);
    this.#mark = Math.min(this.#mark, this.#pair.marks.length - 1);
    this.#show();
  }

  /* ---- what a reader sees ---------------------------------------------------------------------------- */

  #show(): void {
    const { runs, marks, differs } = this.#pair;
    const isOn = this.#mark !== NOWHERE;
    const among = scenesOf(...runs);
    for (const side of SIDES) {
      const scene = among[side];
      // Before its first step a run is shown at that step, so that everything after it is veiled.
      const step = lastStepAt(scene, marks, this.#mark) ?? scene.steps[0];
      const mark = isOn ? this.#mark : undefined;
      this.#drawings[side === 0 ? 0 : this.#chosen]?.show({
        ...{ scene, among, mark, differs: differs[side], compact: true },
        at: isOn ? step?.id : undefined,
      });
    }
    const { scene, trace } = runs[1];
    if (trace) {
      const step = lastStepAt(scene, marks, this.#mark);
      this.#tell({ event: step && trace[step.place], trace });
    }
    this.#wakeIfDrawn();
    this.toggleAttribute('data-stepping', isOn);
    if (!isOn) sayReasons(this.#pair, this.#part);
    const news = isOn ? sayStep(this.#pair, this.#mark, this.#part) : 'before the first step';
    this.#controls.show({ index: this.#mark, count: marks.length, text: news });
  }

  /** Once the first run is drawn, a run that is chosen later is drawn at once. */
  #wakeIfDrawn(): void {
    if (this.#drawings.some(({ picture }) => picture)) this.#wake();
  }
}

customElements.define('run-compare', RunCompare);
