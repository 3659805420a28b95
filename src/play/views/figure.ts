// Imported by file and not from the room's index, which would bring both layouts: drawing.ts loads
// only the one that the screen needs.

import { listenForCopies } from '../../components/figure/copy-buttons.ts';
import { type Drag, listenForDrag } from '../../components/figure/drag.ts';
import { createHandleDrag } from '../../components/figure/drag-handle.ts';
import { createDrawing, type Drawing } from '../../components/figure/drawing.ts';
import { durationsText } from '../../components/figure/durations.ts';
import { lazyPart } from '../../components/figure/lazy-part.ts';
import { partsOf } from '../../components/figure/parts.ts';
import { showStep } from '../../components/figure/step-panel.ts';
import { createStepper } from '../../components/figure/stepper.ts';
import { provenanceText } from '../../engines/provenance.ts';
import { type Move, moved } from '../../figures/run/steps.ts';
import { summaryOf } from '../../figures/run/summary.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { scenarioText } from '../../scenario/scenario-text.ts';
import { FROM_LINK, OTHER_RUN, part } from '../dom.ts';
import { isAsBuilt, isAwaiting } from '../state/at-build.ts';
import {
  ghostSceneOf,
  isStale,
  sceneStepOf,
  shownAnswerOf,
  shownRangeOf,
  shownSceneOf,
  stepOf,
  traceOf,
} from '../state/select.ts';
import type { State } from '../state/state.ts';
import { selectDecisive, selectStep, setScale, showBefore, zoom } from '../state/transitions.ts';
import type { Store } from '../store.ts';

interface FigureActions {
  readonly turn: (scenario: Scenario) => void;
  /** Brings the address up to date and returns it. */
  readonly link: () => Promise<string>;
}

/**
 * Shows the run as a picture, in the main pane. It draws the trace of the shown engine, at the
 * present step.
 */
export function showFigure(
  root: HTMLElement,
  store: Store<State>,
  { turn, link }: FigureActions,
): void {
  const sheet = part(root, 'sheet');
  const go = (id: string | undefined) => {
    if (id) store.update((state) => selectStep(state, id));
  };
  const host = part(root, 'drawing');
  // The page is built with a picture. It stays while its run is shown. For another run it is there unseen until that one is
  // drawn, so that what is below it does not move twice.
  const awaits = isAwaiting(store.state);
  const isAwaited = (state: State) => awaits && isAwaiting(state);
  const drawing = createDrawing(host, 'play-figure', { step: go, movable: true });
  void drawing.drawn.then(() => document.documentElement.classList.remove(OTHER_RUN, FROM_LINK));
  for (const touch of ['pointerenter', 'focusin']) {
    sheet.addEventListener(touch, () => drawing.wake());
  }
  listenForDrag(host, handOf(drawing, store, turn));
  const move = (to: Move): boolean => {
    const { steps } = shownSceneOf(store.state);
    const id = stepOf(store.state)?.id;
    const before = steps.find((step) => step.id === id);
    const next = moved(steps, before, to);
    go(next?.id);
    return next !== before;
  };
  const moment = part(root, 'moment');
  const find = partsOf(moment);
  const stepper = createStepper({
    part: find,
    time: () => drawing.picture?.time,
    move,
    goTo: (index) => go(shownSceneOf(store.state).steps[index]?.id),
    decide: () => store.update(selectDecisive),
    isDecided: () => store.state.view.step === undefined,
  });
  sheet.addEventListener('keydown', (event) => stepper.key(event));
  store.watch(sceneStepOf, (step, state) => {
    if (!step) return;
    const scene = shownSceneOf(state);
    const index = scene.steps.indexOf(step);
    showStep(find, scene, step);
    stepper.show({
      index,
      count: scene.steps.length,
      text: `${index + 1}: ${step.words.sentence}`,
    });
  });
  showBeforeSwitch(part(root, 'before'), store);
  for (const to of ['in', 'out'] as const) {
    part(root, `zoom-${to}`).addEventListener('click', () =>
      store.update((state) => zoom(state, to)),
    );
  }
  part(root, 'scale').addEventListener('change', ({ target }) => {
    const scale = (target as HTMLInputElement).value === 'linear' ? 'linear' : 'readable';
    store.update((state) => setScale(state, scale));
  });
  listenForCopies(root, () => summaryOf(traceOf(store.state)), {
    openIssue: async () => {
      const href = await link();
      const { openIssuePage } = await lazyPart(import('../issue-page.ts'));
      openIssuePage(store.state, href);
    },
    caption: () => ({ ran: scenarioText(store.state.scenario) }),
  });
  // A comment and a picture are about a run of the program on the page, so without one there is nothing to copy.
  store.watch(
    (state) => isStale(state, shownAnswerOf(state)) || !shownAnswerOf(state),
    (nothing) => {
      for (const button of root.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
        button.disabled = nothing;
        button.title = nothing ? 'Run the program first' : '';
      }
    },
  );

  const draw = () => {
    const { state } = store;
    const scene = shownSceneOf(state);
    if (isAwaited(state)) return;
    drawing.show({
      scene,
      scale: state.view.scale,
      at: stepOf(state)?.id,
      ghost: ghostSceneOf(state),
      range: shownRangeOf(state),
      compact: true,
    });
    part(root, 'zoom').hidden = scene.steps.length < ZOOMED_STEPS_MIN;
    part<HTMLButtonElement>(root, 'zoom-out').disabled = state.view.range === undefined;
  };
  store.watch(traceOf, (trace) => {
    sheet.setAttribute('aria-label', summaryOf(trace));
    draw();
  });
  // The times of the WebContainer are measured, so what the Lab assumes about times is shown only
  // for the Lab.
  store.watch(
    ({ shown }) => shown,
    (shown) => {
      part(root, 'durations').hidden = shown !== 'lab';
    },
  );
  store.watch(
    (state) => shownAnswerOf(state)?.input.time?.clientPreUs,
    (callbackUs) => {
      part(root, 'durations').title = durationsText(callbackUs);
    },
  );
  store.watch(provenanceOf, (text, state) => {
    if (!isAwaited(state)) part(root, 'provenance').textContent = text;
  });
  store.watch(
    (state) => sceneStepOf(state) === undefined && !isAwaited(state),
    (isWithout) => {
      moment.hidden = isWithout;
    },
  );
  store.watch(isAwaited, draw);
  store.watch(
    (state) => shownAnswerOf(state) === undefined && !isAwaited(state),
    (isWithout) => {
      part(root, 'picture-note').hidden = isWithout;
      part(root, 'no-run').hidden = !isWithout;
    },
  );
  store.watch(({ view }) => view.level, draw);
  store.watch(({ view }) => view.scale, draw);
  store.watch(stepOf, draw);
  store.watch(ghostSceneOf, draw);
  store.watch(({ view }) => view.range, draw);
  store.watch(isAsBuilt, (asBuilt) => {
    if (!asBuilt) drawing.wake();
  });
}

/** A run with fewer steps can be read as a whole. */
const ZOOMED_STEPS_MIN = 16;

/** The switch that shows the run before the last change. It is there once there is such a run. */
function showBeforeSwitch(button: HTMLElement, store: Store<State>): void {
  button.addEventListener('click', () =>
    store.update((state) => showBefore(state, !state.view.before)),
  );
  store.watch(
    ({ before, shown }) => before !== undefined && shown === 'lab',
    (isThere) => {
      button.hidden = !isThere;
    },
  );
  store.watch(
    ({ view }) => view.before,
    (isShown) => button.setAttribute('aria-pressed', String(isShown)),
  );
}

/** Who made the run in the picture. Before there is one, the page says so in the picture itself. */
function provenanceOf(state: State): string {
  const answer = shownAnswerOf(state);
  return answer ? provenanceText(answer.result.provenance, answer.atBuild) : '';
}

/**
 * Milliseconds without movement before the program runs, because each run of a reader's own program
 * needs a new worker.
 */
const REST_MS = 60;

function handOf(drawing: Drawing, store: Store<State>, turn: (scenario: Scenario) => void): Drag {
  let resting: ReturnType<typeof setTimeout> | undefined;
  return createHandleDrag({
    drawing,
    shown: () => ({ scene: shownSceneOf(store.state), scenario: store.state.scenario }),
    change: (moved) => {
      clearTimeout(resting);
      resting = setTimeout(() => turn({ ...store.state.scenario, ...moved }), REST_MS);
    },
  });
}
