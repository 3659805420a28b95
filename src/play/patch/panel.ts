import type { LabManifest } from '../../engines/lab/index.ts';
import { libraryTexts } from '../../engines/lab/patched-library.ts';
import { PATCH_EXAMPLES } from '../../patch/examples/index.ts';
import { checkPatch, modulesOf } from '../../patch/patch-library.ts';
import { parseQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import css from '../../styles/patch.css?inline';
import { element } from '../dom.ts';
import { isForeign, type State } from '../state/state.ts';
import type { Store } from '../store.ts';
import { checkSentence, checkView } from './check-view.ts';
import { patchExampleOf, textOfExample } from './examples.ts';
import { patchOf, setPatch } from './set-patch.ts';

/** Milliseconds without typing after which a diff is checked. */
const CHECK_REST_MS = 250;

interface PatchPanel {
  /** Shows the panel, and takes the focus there when a press of the reader asked for it. */
  open(takesFocus: boolean): void;
}

interface PatchPanelOptions {
  readonly lab: LabManifest;
  readonly run: () => void;
  /** Turns the knobs, and runs. */
  readonly turn: (scenario: Scenario) => void;
}

let panel: PatchPanel | undefined;

/** The panel “Patch Node”, made by the first call. A page loads this file when a reader asks for it. */
export function patchPanel(
  place: HTMLElement,
  store: Store<State>,
  options: PatchPanelOptions,
): PatchPanel {
  panel ??= createPanel(place, store, options);
  return panel;
}

function createPanel(
  place: HTMLElement,
  store: Store<State>,
  { lab, run, turn }: PatchPanelOptions,
): PatchPanel {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);

  const { title, close, foreign, example, says, showWrong, diff, status, result, runIt, takeOut } =
    fill(place);

  example.addEventListener('change', () => {
    const chosen = PATCH_EXAMPLES.find(({ id }) => id === example.value);
    if (chosen) store.update((state) => setPatch(state, textOfExample(chosen)));
  });
  diff.addEventListener('input', () => store.update((state) => setPatch(state, diff.value)));
  runIt.addEventListener('click', run);
  takeOut.addEventListener('click', () => {
    store.update((state) => setPatch(state, ''));
    diff.focus();
    run();
  });
  close.addEventListener('click', () => {
    place.hidden = true;
  });
  showWrong.addEventListener('click', () => {
    const query = patchExampleOf(diff.value)?.wrongIn;
    if (query) turn(parseQuery(`node=${store.state.scenario.node}&${query}`).scenario);
  });

  let resting: ReturnType<typeof setTimeout> | undefined;
  let checked = 0;
  const check = async () => {
    const number = ++checked;
    const { text, node } = { text: patchOf(store.state), node: store.state.scenario.node };
    const outcome = text === undefined ? NOTHING : await checkedText(lab, text, node);
    if (number !== checked) return; // the reader has typed on
    status.textContent = outcome.sentence;
    status.dataset['fits'] = String(outcome.fits);
    result.replaceChildren(...outcome.shown);
    runIt.disabled = !outcome.fits;
  };
  store.watch(
    (state) => patchOf(state),
    (text = '') => {
      if (diff.value !== text && (text !== '' || diff.value.trim() !== '')) diff.value = text;
      const known = patchExampleOf(text);
      example.value = known?.id ?? '';
      says.textContent = known?.says ?? '';
      showWrong.hidden = known?.wrong === undefined;
      showWrong.textContent = `See it: ${known?.wrong ?? ''}`;
      takeOut.disabled = text === '';
    },
  );
  store.watch(
    (state) => isForeign(state) && patchOf(state) !== undefined,
    (is) => {
      foreign.hidden = !is;
    },
  );
  store.watch(
    (state) => `${state.scenario.node} ${patchOf(state) ?? ''}`,
    () => {
      clearTimeout(resting);
      status.textContent = patchOf(store.state) === undefined ? NOTHING.sentence : 'Checking …';
      runIt.disabled = true;
      resting = setTimeout(() => void check(), CHECK_REST_MS);
    },
  );
  return {
    open(takesFocus) {
      place.hidden = false;
      // The fold with the button lies over the panel.
      if (takesFocus) document.querySelector('.conditions details.more')?.removeAttribute('open');
      if (takesFocus) title.focus();
    },
  };
}

interface Outcome {
  readonly fits: boolean;
  readonly sentence: string;
  readonly shown: readonly HTMLElement[];
}

const NOTHING: Outcome = { fits: false, sentence: 'Node runs as it is.', shown: [] };

async function checkedText(lab: LabManifest, text: string, node: string): Promise<Outcome> {
  const texts = libraryTexts(lab, node);
  try {
    const found = await checkPatch(text, texts);
    const shown = [checkView(found)];
    const fits = found.files.every((file) => file.text !== undefined);
    const sentence = checkSentence(found, texts.bytes());
    if (!fits) return { fits, sentence, shown };
    try {
      modulesOf(found);
      return { fits, sentence, shown };
    } catch (error) {
      return { fits: false, sentence: messageOf(error), shown };
    }
  } catch (error) {
    return { fits: false, sentence: messageOf(error), shown: [] };
  }
}

/** Errors of a diff and of loading are for the reader as they stand. */
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Makes the panel's parts, in reading order. */
function fill(place: HTMLElement) {
  const title = element('h2', '', 'Patch Node');
  title.tabIndex = -1;
  title.id = 'patch-title';
  place.setAttribute('aria-labelledby', title.id);
  const close = button('link', 'Close');
  const head = element('div', 'patch-head');
  head.append(title, close);
  const what = element(
    'p',
    'note',
    'A diff of Node’s lib/, as git diff writes it, for the release that is picked. It runs in the Lab only, and the link carries it.',
  );
  const foreign = element(
    'p',
    'notice',
    'This patch came with the link, not from us. Nothing of it has run. Read it, then press Run.',
  );

  const example = element('select', '');
  example.append(
    new Option('of your own', ''),
    ...PATCH_EXAMPLES.map(({ id, name }) => new Option(name, id)),
  );
  const examples = element('label', 'patch-example', 'Patch ');
  examples.append(example);
  const says = element('p', 'patch-says');
  const showWrong = button('btn', '');
  showWrong.hidden = true;

  const diff = element('textarea', 'mono');
  diff.rows = 9;
  diff.spellcheck = false;
  diff.placeholder = '--- a/lib/_http_agent.js\n+++ b/lib/_http_agent.js\n@@ …';
  diff.setAttribute('aria-label', 'The diff');
  const status = element('p', 'patch-status');
  status.setAttribute('role', 'status');
  const result = element('div', 'patch-result');
  const runIt = button('btn primary', 'Run with it');
  const takeOut = button('btn', 'Take it out');
  const actions = element('div', 'patch-actions');
  actions.append(runIt, takeOut);

  const choice = element('div', 'patch-choice');
  choice.append(examples, says, showWrong);
  const left = element('div', 'patch-text');
  left.append(diff, actions);
  const right = element('div', 'patch-check');
  right.append(status, result);
  const sides = element('div', 'patch-sides');
  sides.append(left, right);
  place.replaceChildren(head, what, foreign, choice, sides);
  return { title, close, foreign, example, says, showWrong, diff, status, result, runIt, takeOut };
}

function button(className: string, text: string): HTMLButtonElement {
  const made = element('button', className, text);
  made.type = 'button';
  return made;
}
