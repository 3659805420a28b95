import { type Part, partsOf } from '../components/figure/parts.ts';
import { createStepper } from '../components/figure/stepper.ts';
import { EngineError } from '../engines/engine.ts';
import { createLabEngine, type LabEngine } from '../engines/lab/index.ts';
import { createDesk } from '../play/editor/desk.ts';
import { loadEditor } from '../play/editor/load.ts';
import { createStore, type Store } from '../play/store.ts';
import { platformDeflate } from '../scenario/deflate.ts';
import { loopAddress, loopArrival } from './address.ts';
import type { LoopData } from './data.ts';
import { EXAMPLES } from './examples.ts';
import { loopFiles, QUEUE_LOG } from './loop-files.ts';
import { ownPrograms } from './own-programs.ts';
import { boardAt, openingStep } from './reading/board.ts';
import { loopRunOf } from './reading/moments.ts';
import { movedStep } from './reading/moved-step.ts';
import {
  answered,
  edited,
  exampleOf,
  failed,
  type LoopState,
  started,
  stateText,
  wentTo,
  wentToLine,
} from './state.ts';
import { showBoard, stripView } from './views/board.ts';
import { transcriptView } from './views/transcript.ts';

/** Milliseconds without a change after which the address gets the program and the step. */
const ADDRESS_REST_MS = 300;

/** Starts the application on /loop/. */
async function startLoop(page: HTMLElement): Promise<void> {
  const part = partsOf(page);
  const data: LoopData = JSON.parse(part('data').textContent ?? '');
  const own = ownPrograms(() => sessionStorage);
  const { notes, ...arrival } = await loopArrival(location, platformDeflate, own.all());
  const store = createStore<LoopState>({
    ...arrival,
    phase: 'waiting',
    run: undefined,
    ranText: undefined,
    failure: '',
    step: 0,
  });
  const run = createRunner(store, data);
  const go = (step: number) => store.update((state) => wentTo(state, step));

  showControls(part, store);
  showProgramPart(part, store, run);
  showRun(part, store, go);
  showState(part, store, notes);
  keepAddress(store, own);
  part('run').addEventListener('click', () => run());
  addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented)
      return;
    event.preventDefault();
    run();
  });
  page.dataset['ready'] = '';

  const isBuilt = exampleOf(arrival) === EXAMPLES[0] && location.search.indexOf('node=') < 0;
  if (isBuilt) store.update((state) => answered(state, loopRunOf(data.trace), state.text));
  // Code that came with a link waits until the reader presses Run.
  else if (arrival.author !== 'link') run();
}

/** Runs the present program in the Lab; a run under way is given up. */
function createRunner(store: Store<LoopState>, { lab, probe }: LoopData): () => void {
  let engine: LabEngine | undefined;
  let current: AbortController | undefined;
  return () => {
    current?.abort();
    const controller = new AbortController();
    current = controller;
    store.update(started);
    const { text, node } = store.state;
    engine ??= createLabEngine(lab, { log: QUEUE_LOG, probe });
    const input = { files: loopFiles(text, probe), node, fetch: 'http' };
    engine.run(input, controller.signal).then(
      ({ events }) => {
        if (current === controller)
          store.update((state) => answered(state, loopRunOf(events), text));
      },
      (error: unknown) => {
        if (controller.signal.aborted || current !== controller) return;
        if (!(error instanceof EngineError)) reportError(error);
        const message = error instanceof Error ? error.message : String(error);
        const remedy = error instanceof EngineError ? error.remedy : 'Reload the page.';
        store.update((state) => failed(state, `${message} ${remedy}`));
      },
    );
  };
}

function showControls(part: Part, store: Store<LoopState>): void {
  const choose = part<HTMLSelectElement>('example');
  const release = part<HTMLSelectElement>('release');
  choose.addEventListener('change', () => {
    const example = EXAMPLES.find(({ id }) => id === choose.value);
    if (!example) return;
    store.update((state) => edited(state, example.text));
    part('run').click();
  });
  release.addEventListener('change', () => {
    store.update((state) => ({ ...state, node: release.value }));
    part('run').click();
  });
  store.watch(exampleOf, (example) => {
    choose.value = example?.id ?? '';
    part('idea').textContent = example?.idea ?? 'Your own program.';
  });
  store.watch(
    ({ node }) => node,
    (node) => {
      release.value = node;
    },
  );
}

function showProgramPart(part: Part, store: Store<LoopState>, run: () => void): void {
  const desk = createDesk(
    { offer: part('edit'), panel: part('code'), hint: part('hint') },
    loadEditor,
    {
      typed: (_, text) => store.update((state) => edited(state, text)),
      left: () => {},
      run,
      line: (line) => store.update((state) => wentToLine(state, line)),
    },
  );
  const draw = () => {
    const { text, run: shown, ranText, step } = store.state;
    const lit = shown && ranText === text ? boardAt(shown, step).line : undefined;
    desk.show({ file: 'client.mjs', text, readOnly: false, changed: undefined, lit });
  };
  store.watch(({ text }) => text, draw);
  store.watch(({ run: shown }) => shown, draw);
  store.watch(({ step }) => step, draw);
}

function showRun(part: Part, store: Store<LoopState>, go: (step: number) => void): void {
  const stepper = createStepper({
    part,
    time: () => 'right',
    move: (to) => {
      const { run, step } = store.state;
      if (run) go(movedStep(run, step, to));
      return store.state.step !== step;
    },
    goTo: go,
    decide: () => go(Infinity),
    isDecided: () => {
      const { run, step } = store.state;
      return run !== undefined && step === openingStep(run);
    },
  });
  part('sheet').addEventListener('keydown', (event) => stepper.key(event));
  const byHand = (step: number) => {
    stepper.stop();
    go(step);
  };
  const strip = stripView(part('drawing'), byHand);
  const transcript = transcriptView(part('transcript'), byHand);
  const show = () => {
    const { run, step } = store.state;
    if (!run) return;
    const { sentence } = showBoard(part, run, step);
    stepper.show({ index: step, count: run.moments.length, text: `${step + 1}: ${sentence}` });
    strip(run, step);
    transcript.mark(step);
  };
  store.watch(
    ({ run }) => run,
    (run) => {
      stepper.stop();
      if (run) transcript.list(run);
      show();
    },
  );
  store.watch(({ step }) => step, show);
}

/** Whether a run is under way, whether the picture is of the present text, and what went wrong. */
function showState(part: Part, store: Store<LoopState>, notes: readonly string[]): void {
  part('notes').textContent = notes.join(' ');
  store.watch(stateText, (text) => {
    part('state').textContent = text;
  });
  store.watch(
    ({ run }) => run === undefined,
    (isEmpty) => part('bench').toggleAttribute('data-empty', isEmpty),
  );
}

/** Keeps the program and the step in the address. */
function keepAddress(store: Store<LoopState>, own: ReturnType<typeof ownPrograms>): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let isArriving = true;
  const commit = async () => {
    const address = await loopAddress(store.state, platformDeflate);
    if (address === undefined) return; // too long for a link
    history.replaceState(null, '', address || location.pathname);
    if (store.state.author !== 'link') own.add(location.hash);
  };
  store.watch(
    ({ node, text, step, author }) => `${node} ${step} ${author} ${text}`,
    () => {
      clearTimeout(resting);
      if (!isArriving) resting = setTimeout(() => void commit(), ADDRESS_REST_MS);
      isArriving = false;
    },
  );
}

const page = document.querySelector<HTMLElement>('#loop');
if (page) void startLoop(page);
