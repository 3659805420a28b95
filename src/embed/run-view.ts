import { createDrawing } from '../components/figure/drawing.ts';
import type { Part } from '../components/figure/parts.ts';
import { showStep } from '../components/figure/step-panel.ts';
import { createStepper } from '../components/figure/stepper.ts';
import type { ShownVerdict } from '../exploration/words.ts';
import type { Step } from '../figures/run/scene/steps.ts';
import { type Move, moved, stepAt } from '../figures/run/steps.ts';
import type { EmbedRun } from './embed-run.ts';

/** The picture of a run with its stepper. */
interface RunView {
  /**
   * Shows a run.
   * @param at id of the event that it opens at; the decisive step without one
   * @param asBuilt the run that the page is built with: its picture stays until the reader touches it
   */
  show(run: EmbedRun, at: string | undefined, asBuilt: boolean): void;
}

/** @param stepped called when the reader has gone to a step, with the id of its event */
export function createRunView(
  root: HTMLElement,
  part: Part,
  stepped: (id: string) => void,
): RunView {
  let run: EmbedRun | undefined;
  let at: string | undefined;
  const sheet = part('sheet');
  const drawing = createDrawing(part('drawing'), 'embed', {
    step: (id) => {
      stepper.stop();
      go(id);
    },
  });
  const stepper = createStepper({
    part,
    time: () => drawing.picture?.time,
    move,
    goTo: (index) => go(run?.scene.steps[index]?.id),
    decide: () => go(run?.events[run.scene.decisiveStep]),
    isDecided: () => run !== undefined && step() === stepAt(run.scene, -1),
  });

  for (const touch of ['pointerenter', 'focusin']) {
    root.addEventListener(touch, () => drawing.wake());
  }
  sheet.addEventListener('keydown', (event) => stepper.key(event));

  function step(): Step | undefined {
    return run && stepAt(run.scene, at === undefined ? -1 : run.events.indexOf(at));
  }

  /** @returns whether the current step has changed */
  function move(to: Move): boolean {
    const before = step();
    const next = run && moved(run.scene.steps, before, to);
    go(next?.id);
    return next !== before;
  }

  function go(id: string | undefined): void {
    if (id === undefined) return;
    at = id;
    drawing.wake();
    draw();
    follow(root, part, id);
    stepped(id);
  }

  function draw(): void {
    const current = step();
    if (!run) return;
    const { scene } = run;
    drawing.show({ scene, scale: 'readable', at: current?.id });
    if (!current) return;
    showStep(part, scene, current);
    const index = scene.steps.indexOf(current);
    const text = `${index + 1}: ${current.words.sentence}`;
    stepper.show({ index, count: scene.steps.length, text });
  }

  return {
    show(next, opening, asBuilt) {
      stepper.stop();
      run = next;
      at = opening;
      sheet.setAttribute('aria-label', next.summary);
      root.dataset['trace'] = next.hash;
      showVerdict(part, next.verdict);
      if (!asBuilt) drawing.wake();
      draw();
    },
  };
}

/** Shows the verdict over the picture. */
export function showVerdict(
  part: Part,
  {
    outcome,
    headline,
    now,
  }: Omit<ShownVerdict, 'outcome'> & { readonly outcome: ShownVerdict['outcome'] | 'none' },
): void {
  const chip = part('verdict').querySelector<HTMLElement>('.verdict');
  if (chip) chip.dataset['outcome'] = outcome;
  part('words').textContent = headline;
  part('now').textContent = now;
}

/** Scrolls to the row of the step, where the frame is lower than a tall picture. Where it is as high, nothing moves. */
function follow(root: HTMLElement, part: Part, id: string): void {
  const row = root.querySelector(`[data-step="${CSS.escape(id)}"].row`);
  const box = row?.getBoundingClientRect();
  const bar = part('stepper').getBoundingClientRect();
  if (!box?.height || (box.top > 0 && box.bottom < bar.top)) return;
  row?.scrollIntoView({ block: 'center' });
}
