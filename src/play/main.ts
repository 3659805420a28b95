import { platformDeflate } from '../scenario/deflate.ts';
import { isLoaded, loadClients } from '../scenario/program/clients/loaded.ts';
import type { Field, Scenario } from '../scenario/scenario.ts';
import { consentMemory } from './consent.ts';
import { deriveDrawing } from './derive.ts';
import { afterPaint, nextTask, part } from './dom.ts';
import { createDesk } from './editor/desk.ts';
import { loadEditor } from './editor/load.ts';
import { engineSources } from './engines.ts';
import { createFollower } from './follower.ts';
import { keepHistory } from './history.ts';
import { type Beginning, beginning, storage } from './lab.ts';
import { type LabAnsweredName, tellAnswers } from './lab-answered.ts';
import { createRuns } from './runs.ts';
import { answeredAtBuild } from './state/at-build.ts';
import { traceOf } from './state/select.ts';
import { type Consent, isEditable, isForeign, type State, stateFrom } from './state/state.ts';
import {
  arriveAt,
  edit,
  goTo,
  reset,
  selectLine,
  showBefore,
  turnTo,
  undoDrop,
} from './state/transitions.ts';
import { consentByRun, WEBCONTAINER } from './state/webcontainer.ts';
import { createStore, type Store } from './store.ts';
import { showCertainty } from './views/certainty.ts';
import { showConditionSays } from './views/condition-says.ts';
import { showEngineResult } from './views/engine-result.ts';
import { showEvents } from './views/events.ts';
import { showFigure } from './views/figure.ts';
import { showKnobs } from './views/knobs.ts';
import { showNotices } from './views/notices.ts';
import { showPanels } from './views/panels.ts';
import { showPresets } from './views/presets.ts';
import { showPrinted } from './views/printed.ts';
import { showProgram } from './views/program.ts';
import { showResults } from './views/results.ts';
import { showRunLine } from './views/run-line.ts';
import { showRunReasons } from './views/run-reasons.ts';
import { showChoice, showWebContainer } from './views/webcontainer.ts';
import { createWebContainerControl } from './webcontainer.ts';

/** Uses a part of the page when it has come. Without a network, or while the page is left, the page does without it. */
function later<Part>(loading: Promise<Part>, use: (part: Part) => unknown): void {
  loading.then(use, () => {});
}

/** Starts the application on /play/. No other file knows all of its parts. */
async function start(page: HTMLElement, beginning: Beginning): Promise<void> {
  const { manifests, memory, arriving } = beginning;
  const consent = consentMemory(
    storage(() => localStorage),
    window,
  );
  const { arrival, lab } = await arriving;
  const store = createStore<State>(
    answeredAtBuild(
      stateFrom(arrival, manifests.probe, consentAtFirst(page, consent.initial)),
      manifests.run,
    ),
  );
  const sources = engineSources(lab, manifests.container);
  const runs = createRuns(store, Object.values(sources));
  const webContainer = createWebContainerControl(store, sources.webcontainer, runs, consent);

  let turned = '';
  const history = keepHistory(store, memory, platformDeflate, (next) => {
    turned = '';
    store.update((state) => arriveAt(state, next));
    runUnasked(store, runs);
  });
  const run = () => {
    store.update(consentByRun);
    runs.start();
    void history.commit('replace');
  };
  let how: 'push' | 'replace' = 'replace';
  const settle = () => {
    if (store.state.question) return;
    void history.commit(how);
    runUnasked(store, runs);
  };
  let turns = 0;
  const turn = (to: typeof turnTo) => async (scenario: Scenario) => {
    const mine = ++turns;
    if (!isLoaded(scenario.client)) await loadClients();
    if (mine !== turns) return; // the reader turned another one meanwhile
    // Back undoes the last preset or knob. A knob that is turned on, or dragged, stays one change.
    const fields = fieldsChanged(store.state.scenario, scenario);
    how = to === turnTo && fields === turned ? 'replace' : 'push';
    turned = to === turnTo ? fields : '';
    store.update((state) => to(state, scenario));
    settle();
  };

  const desk = createDesk(
    { offer: part(page, 'edit'), panel: part(page, 'code'), hint: part(page, 'hint') },
    loadEditor,
    {
      typed: (file, text) => {
        if (isEditable(file)) store.update((state) => edit(state, file, text));
      },
      left: () => void history.commit('replace'),
      run,
      line: (line) => store.update((state) => selectLine(state, state.view.file, line)),
    },
  );

  const boards = part(page, 'boards');
  const drawn = createFollower(store, {
    isMuch: (shown, next) => traceOf(shown) !== traceOf(next),
    prepare: deriveDrawing,
    show: (isBehind) => boards.setAttribute('aria-busy', String(isBehind)),
    painted: afterPaint,
    nextTask,
    now: () => performance.now(),
    failed: reportError,
  });

  showRunLine(page, store, { run, stop: () => runs.stop() });
  const link = async () => {
    await history.commit('replace');
    return location.href;
  };
  const presetSentence = showPresets(page, store, turn(goTo));
  const knobs = part(page, 'knobs');
  showKnobs(knobs, store, turn(turnTo));
  showConditionSays(knobs, store, presetSentence);
  showNotices(page, store, settle);
  showPanels(page, store);
  await nextTask();
  showFigure(page, drawn, { turn: turn(turnTo), link });
  showRunReasons(part(page, 'run-reasons'), drawn);
  await nextTask();
  showPrinted(page, drawn);
  showProgram(page, store, drawn, desk);
  showResults(page, drawn);
  showEvents(page, drawn);
  await nextTask();
  showWebContainer(part(page, 'engine-result-webcontainer'), drawn, webContainer, () =>
    turn(turnTo)({ ...store.state.scenario, pool: 'keepalive-false' }),
  );
  showChoice(part(page, 'shown'), drawn);
  showCertainty(part(page, 'certainty'), drawn);
  showEngineResult(part(page, 'engine-result-webcontainer'), WEBCONTAINER, store);
  // This one comes last, because others take its `aria-busy` as the sign that the page has started.
  showEngineResult(part(page, 'engine-result-lab'), 'lab', store);
  for (const [name, transition] of [
    ['reset', reset],
    ['undo', undoDrop],
  ] as const) {
    part(page, name).addEventListener('click', () => {
      store.update(transition);
      settle();
    });
  }
  keepStepInAddress(store, () => void history.commit('replace'));
  // Keys, the search for where it fails and patches are for what is already on the screen, so their code does not delay it.
  later(import('./views/after-start.ts'), ({ offerMore }) =>
    offerMore({
      page,
      store,
      lab,
      run,
      before: (shown) => store.update((state) => showBefore(state, shown)),
      turn: turn(turnTo),
      goTo: turn(goTo),
      link,
      manifest: manifests.lab,
    }),
  );
  // It begins after an answer is shown, and its code is loaded then.
  later(import('./search.ts'), ({ searchCertainty }) => searchCertainty(drawn, lab));
  tellAnswers(page, drawn);
  // The sentence stands under the Lab's answer, so its code is loaded after that.
  page.addEventListener(
    'lab-answered' satisfies LabAnsweredName,
    () => later(import('./views/witness.ts'), ({ showWitness }) => showWitness(page, drawn)),
    { once: true },
  );
  page.dataset['ready'] = '';
  runUnasked(store, runs);
}

/** The names of the fields in which two scenarios differ. */
function fieldsChanged(one: Scenario, other: Scenario): string {
  return Object.keys(one)
    .filter((field) => one[field as Field] !== other[field as Field])
    .join();
}

/** Where a task is to be solved, the Lab judges: the first Run asks no other engine. */
function consentAtFirst(page: HTMLElement, initial: Consent): Consent {
  return initial === 'on-run' && page.querySelector('[data-task]') ? 'ask' : initial;
}

/**
 * Milliseconds on a step after which the address gets it, so that stepping through a run changes
 * the address once.
 */
const STEP_REST_MS = 250;

function keepStepInAddress(store: Store<State>, commit: () => void): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let isArriving = true;
  store.watch(
    ({ view }) => view.step,
    () => {
      clearTimeout(resting);
      if (!isArriving) resting = setTimeout(commit, STEP_REST_MS);
      isArriving = false;
    },
  );
}

/**
 * Runs what the knobs or the reader wrote. Code that came with a link waits until the reader
 * presses Run.
 */
function runUnasked(store: Store<State>, runs: { start(): void }): void {
  if (isForeign(store.state)) return;
  runs.start();
}

const page = document.querySelector<HTMLElement>('#play');
if (page) void start(page, beginning);
