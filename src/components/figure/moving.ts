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

/** What a figure lets the part that runs it again know and do. */
export interface MovableFigure {
  readonly element: HTMLElement;
  readonly part: Part;
  readonly drawing: Drawing;
  readonly scene: () => Scene;
  /** Another run takes the place of the one that is shown; the reader stays at the same step, where there is one. */
  readonly replace: (trace: Trace, scene: Scene, latestFinUs: number | undefined) => void;
}

export interface Moving {
  /** The reader has chosen a place. */
  change(moved: Moved): void;
  /** The reader has taken hold of a grip before this was loaded. */
  begin(press: PointerEvent): void;
}

/** Lets the reader move request 2 and the FIN, by hand or by choice, and runs the scenario again for each place. */
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

  /** The choices say what is shown, whichever way it was moved there, and after a run that failed as well. */
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
      // The Lab boots while the hand begins to move.
      grabbed: () => change({}),
      change,
    }),
  );
  return { change, begin };
}
