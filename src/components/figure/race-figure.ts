import type { Scale } from '../../figures/run/clock.ts';
import type { Step } from '../../figures/run/scene/steps.ts';
import type { Scene } from '../../figures/run/scene.ts';
import { type Move, moved, stepAt } from '../../figures/run/steps.ts';
import type { Level } from '../../trace/reading/story.ts';
import type { Trace } from '../../trace/record/event.ts';
import { listenForCopies } from './copy-buttons.ts';
import { createDrawing, type Drawing } from './drawing.ts';
import { handleUnder } from './handle.ts';
import { lazyPart } from './lazy-part.ts';
import type { Moving } from './moving.ts';
import { attempt } from './notice.ts';
import { type Part, partsOf } from './parts.ts';
import { putStepInAddress, stepInAddress } from './step-address.ts';
import { stepTeller } from './step-event.ts';
import { showStep } from './step-panel.ts';
import { createStepper, type Stepper } from './stepper.ts';
import { stillWidthFor } from './still-widths.ts';

/**
 * `<race-figure>`: a figure that a reader steps through. It wraps the markup of RaceFigure.astro, which is complete
 * without script. Everything that it shows is a function of the first five fields. The picture that the page was built
 * with stays until the reader first touches the figure.
 */
class RaceFigure extends HTMLElement {
  #trace: Trace = [];
  /** The scene of the trace at the level that is shown. */
  #scene!: Scene;
  #scale: Scale = 'readable';
  #at: string | undefined;
  /** The latest time of the FIN at which request 2 is answered; undefined when the reader cannot move the FIN. */
  #latestFinUs: number | undefined;

  #part!: Part;
  #drawing!: Drawing;
  #controls!: Stepper;
  #moving: Promise<Moving> | undefined;
  /** Whether moving.ts is loaded. From then on it handles presses itself. */
  #canMove = false;
  readonly #tell = stepTeller(this);

  connectedCallback(): void {
    if (this.dataset['ready'] !== undefined) return;
    this.dataset['ready'] = '';
    this.#part = partsOf(this);
    this.#trace = JSON.parse(this.#part('trace').textContent ?? '[]');
    this.#scene = JSON.parse(this.#part('scene').textContent ?? '');
    const latest = this.dataset['latestFinUs'];
    this.#latestFinUs = latest === undefined ? undefined : Number(latest);
    const linked = this.#isLinked ? stepInAddress() : undefined;
    this.#at = linked ?? this.dataset['at'];
    this.#drawing = createDrawing(this.#part('drawing'), this.id, {
      step: (id) => {
        this.#controls.stop();
        this.#go(id);
      },
      movable: this.#isMovable,
      widthFor: stillWidthFor,
    });
    this.#controls = createStepper({
      part: this.#part,
      time: () => this.#drawing.picture?.time,
      move: (move) => this.#move(move),
      goTo: (index) => this.#go(this.#scene.steps[index]?.id),
      decide: () => this.#go(this.#trace[this.#scene.decisiveStep]?.id),
      isDecided: () => this.#step === stepAt(this.#scene, -1),
    });
    this.#listen();
    this.#show();
    if (linked) this.#drawing.wake();
  }

  disconnectedCallback(): void {
    this.#controls.stop();
  }

  get #isLinked(): boolean {
    return this.dataset['linked'] !== undefined;
  }

  get #isMovable(): boolean {
    return this.querySelector('[data-part="rerun"]') !== null;
  }

  get #step(): Step | undefined {
    return stepAt(
      this.#scene,
      this.#trace.findIndex(({ id }) => id === this.#at),
    );
  }

  #listen(): void {
    for (const touch of ['pointerenter', 'focusin', 'change']) {
      this.addEventListener(touch, () => this.#drawing.wake());
    }
    listenForCopies(this, () => this.#part('sheet').getAttribute('aria-label') ?? '', {
      openIssue: async () => {
        const { openFigureIssue } = await lazyPart(import('../issue/figure-issue.ts'));
        openFigureIssue(this, this.#trace, this.#step?.id);
      },
    });
    this.#part('sheet').addEventListener('keydown', (event) => this.#controls.key(event));
    this.addEventListener('pointerover', (event) => {
      if (handleUnder(event)) this.#attempt(async () => void (await this.#loadMoving()));
    });
    this.#part('drawing').addEventListener('pointerdown', (event) => this.#press(event));
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement) this.#choose(target);
    });
  }

  #choose({ name, value }: HTMLInputElement): void {
    const [, kind] = /-(level|scale|gap|fin)$/.exec(name) ?? [];
    if (kind === 'level') this.#attempt(() => this.#turnTo(value as Level));
    if (kind === 'scale') this.#measure(value === 'linear' ? 'linear' : 'readable');
    if (kind === 'gap' || kind === 'fin') {
      this.#attempt(async () => (await this.#loadMoving()).change({ [kind]: value }));
    }
  }

  /* ---- where the reader is ---------------------------------------------------------------------------- */

  /** @returns whether the current step has changed */
  #move(move: Move): boolean {
    const before = this.#step;
    const next = moved(this.#scene.steps, before, move);
    this.#go(next?.id);
    return next !== before;
  }

  #go(id: string | undefined): void {
    this.#at = id;
    if (this.#isLinked && id) putStepInAddress(id);
    this.#show();
    this.#follow();
  }

  async #turnTo(level: Level): Promise<void> {
    try {
      const { sceneOf } = await lazyPart(import('../../figures/run/scene.ts'));
      this.#at = this.#step?.id;
      this.#scene = sceneOf(this.#trace, level);
      this.#show();
    } finally {
      this.#check(this.#scene.level);
    }
  }

  /** Loads moving.ts. It is called when the pointer is over a handle, or when the reader uses a choice. */
  #loadMoving(): Promise<Moving> {
    this.#moving ??= lazyPart(import('./moving.ts')).then(({ makeMovable }) => {
      this.#canMove = true;
      return makeMovable({
        element: this,
        part: this.#part,
        drawing: this.#drawing,
        scene: () => this.#scene,
        replace: (trace, scene, latestFinUs) => {
          this.#trace = trace;
          this.#scene = scene;
          this.#latestFinUs = latestFinUs;
          this.#show();
        },
      });
    });
    return this.#moving;
  }

  /** Remembers a press until moving.ts is loaded, and then begins the drag with it. */
  #press(press: PointerEvent): void {
    if (this.#canMove || !handleUnder(press)) return;
    const host = this.#part('drawing');
    host.setPointerCapture(press.pointerId);
    this.#attempt(async () => {
      const [moving] = await Promise.all([this.#loadMoving(), this.#drawing.drawn]);
      if (host.hasPointerCapture(press.pointerId)) moving.begin(press);
    });
  }

  #measure(scale: Scale): void {
    this.#scale = scale;
    this.#show();
  }

  #attempt(task: () => Promise<void>): void {
    void attempt(this.#part('drawing'), task);
  }

  /* ---- what a reader sees ---------------------------------------------------------------------------- */

  #show(): void {
    const step = this.#step;
    this.#drawing.show({
      scene: this.#scene,
      scale: this.#scale,
      at: step?.id,
      latestFinUs: this.#latestFinUs,
    });
    if (step) {
      const { steps } = this.#scene;
      const index = steps.indexOf(step);
      showStep(this.#part, this.#scene, step);
      const text = `${index + 1}: ${step.words.sentence}`;
      this.#controls.show({ index, count: steps.length, text });
    }
    this.#tell({ event: step && this.#trace[step.place], trace: this.#trace });
  }

  /** Scrolls to the row of the current step, because a tall picture is longer than the screen of a phone. */
  #follow(): void {
    if (!this.#at) return;
    const row = this.querySelector(`[data-step="${CSS.escape(this.#at)}"].row`);
    const box = row?.getBoundingClientRect();
    const bar = this.#part('stepper').getBoundingClientRect();
    if (!box?.height || (box.top > 0 && box.bottom < bar.top)) return;
    row?.scrollIntoView({ block: 'center', behavior: isStill() ? 'auto' : 'smooth' });
  }

  /** Sets the choice of the level to the level that is shown, which differs from it when a load has failed. */
  #check(level: Level): void {
    for (const input of this.querySelectorAll<HTMLInputElement>('input[name$="-level"]')) {
      input.checked = input.value === level;
    }
  }
}

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

customElements.define('race-figure', RaceFigure);
