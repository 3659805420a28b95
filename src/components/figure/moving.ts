import type { Scene } from '../../figures/run/scene.ts';
import { finText, type Moved } from '../../scenario/gap-places.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Trace } from '../../trace/record/event.ts';
import { signOf } from '../../trace/words/verdict.ts';
import { listenForDrag } from './drag.ts';
import { createHandleDrag } from './drag-handle.ts';
import type { Drawing } from './drawing.ts';
import { lazyPart } from './lazy-part.ts';
import { attempt } from './notice.ts';
import type { Part } from './parts.ts';
import type { Rerun, RerunData, Reruns } from './rerun.ts';

/** What this file needs of its figure. */
export interface MovableFigure {
  readonly element: HTMLElement;
  readonly part: Part;
  readonly drawing: Drawing;
  readonly scene: () => Scene;
  /** Shows another run instead. The current step stays the same if the new run has it. */
  readonly replace: (trace: Trace, scene: Scene, latestFinUs: number | undefined) => void;
}

export interface Moving {
  /** Runs the scenario with another gap or another FIN, and shows the run. */
  change(moved: Moved): void;
  /** Begins a drag with a press that happened before this file was loaded. */
  begin(press: PointerEvent): void;
}

/** Lets the reader move request 2 and the FIN, by dragging or with the choices. Each change runs the scenario again. */
export function makeMovable({ element, part, drawing, scene, replace }: MovableFigure): Moving {
  const data: RerunData = JSON.parse(part('rerun').textContent ?? '');
  let scenario: Scenario = data.scenario;
  let reruns: Promise<Reruns> | undefined;

  function engine(): Promise<Reruns> {
    reruns ??= lazyPart(import('./rerun.ts')).then(({ createReruns }) => createReruns(data));
    return reruns;
  }

  function change(moved: Moved): void {
    const next = { ...scenario, ...moved };
    element.setAttribute('aria-busy', 'true');
    void attempt(part('drawing'), async () => {
      try {
        const rerun = await (await engine()).run(next);
        if (rerun) show(rerun);
      } finally {
        element.removeAttribute('aria-busy');
        showChoices();
      }
    });
  }

  function show({ trace, sceneAt, summary, verdict, query, ...run }: Rerun): void {
    scenario = run.scenario;
    part('sheet').setAttribute('aria-label', summary);
    const chip = element.querySelector<HTMLElement>('.verdict');
    if (chip) chip.dataset['outcome'] = signOf(verdict);
    part('words').textContent = verdict.headline;
    part('reasons').textContent = verdict.reasons.join(' ');
    part<HTMLAnchorElement>('try').search = query;
    replace(trace, sceneAt(scene().level), data.limits[scenario.gap]?.latestFinUs);
  }

  /** Sets the choices to the scenario that is shown. That is needed after a drag, and after a run that failed. */
  function showChoices(): void {
    for (const kind of ['gap', 'fin'] as const) {
      for (const input of element.querySelectorAll<HTMLInputElement>(`input[name$="-${kind}"]`)) {
        input.checked = input.value === scenario[kind];
      }
    }
    part('fin-time').textContent = finText(scenario.fin);
  }

  const begin = listenForDrag(
    part('drawing'),
    createHandleDrag({
      drawing,
      shown: () => ({ scene: scene(), scenario }),
      // A run without a change starts the Lab now, so that it is ready when the reader has moved something.
      grabbed: () => change({}),
      change,
    }),
  );
  return { change, begin };
}
