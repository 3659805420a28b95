import { durationsText } from '../components/figure/durations.ts';
import { lazyPart } from '../components/figure/lazy-part.ts';
import { attempt } from '../components/figure/notice.ts';
import { partsOf } from '../components/figure/parts.ts';
import { embedSnippet } from '../components/site/embed-snippet.ts';
import { EngineError } from '../engines/engine.ts';
import { arrivalAt } from '../play/address.ts';
import { OTHER_RUN } from '../play/dom.ts';
import { tabMemory } from '../play/memory.ts';
import { PATCH_FILE } from '../scenario/code-link.ts';
import { platformDeflate } from '../scenario/deflate.ts';
import { timeOf } from '../scenario/process.ts';
import { formatQuery } from '../scenario/query.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { scenarioText } from '../scenario/scenario-text.ts';
import { embedAddress, type Moment, playAddress } from './addresses.ts';
import type { EmbedData, EmbedLab } from './embed-data.ts';
import type { EmbedRun } from './embed-run.ts';
import { heightListener, heightTeller } from './height-message.ts';
import { createRunView, showVerdict } from './run-view.ts';

/**
 * Starts the page on /embed/. It reads its address as /play/ does and never changes it: the address belongs to the page
 * around. It stores nothing.
 */
async function start(root: HTMLElement): Promise<void> {
  const part = partsOf(root);
  const data: EmbedData = JSON.parse(part('data').textContent ?? '');
  const arrival = await arrivalAt(location, tabMemory(undefined), platformDeflate);
  const { scenario, edits, notes } = arrival;
  const query = formatQuery(scenario);
  const isForeign = Object.keys(edits).length > 0;
  let moment: Moment = { ...arrival, hash: isForeign ? location.hash : '' };

  const view = createRunView(root, part, (step) => {
    moment = { ...moment, step };
    showAddresses();
  });

  function showAddresses(): void {
    part<HTMLAnchorElement>('try').href = data.base + playAddress(moment);
    const address = location.origin + data.base + embedAddress(moment);
    const snippet = embedSnippet(address, scenarioText(scenario));
    part('snippet').textContent = snippet;
    part('listener').textContent = heightListener(location.origin + data.base + embedAddress());
  }

  function show(run: EmbedRun, asBuilt: boolean): void {
    document.documentElement.classList.remove(OTHER_RUN);
    root.dataset['state'] = 'run';
    view.show(run, arrival.step, asBuilt);
  }

  /** Fetches a file of the build. @throws EngineError, whose message is for the reader */
  async function load<T>(name: string): Promise<T> {
    const response = await fetch(`${data.base}embed/${name}.json`).catch(notLoaded);
    return response.ok ? response.json() : notLoaded();
  }

  async function runHere(): Promise<void> {
    root.setAttribute('aria-busy', 'true');
    showVerdict(part, { outcome: 'none', headline: 'Running …', now: '' });
    try {
      const [{ runInLab }, lab] = await Promise.all([
        lazyPart(import('./lab.ts')),
        load<EmbedLab>(data.lab),
      ]);
      const { run, verdict } = await runInLab(lab, scenario, edits);
      show(run, false);
      part<HTMLDetailsElement>('program').open = false;
      void verdict?.then((later) => showVerdict(part, later));
    } catch (error) {
      showVerdict(part, { outcome: 'none', headline: 'No answer', now: '' });
      throw error;
    } finally {
      root.removeAttribute('aria-busy');
    }
  }

  const ran = scenarioText(scenario) + (edits[PATCH_FILE] === undefined ? '' : ', Node patched');
  part('ran').textContent = ran;
  document.title = `${ran}: The unread FIN`;
  part('durations').textContent = durationsText(timeOf(scenario).clientPreUs);
  part('notes').replaceChildren(...notes.map(noteOf));
  part('notes').hidden = notes.length === 0;
  showAddresses();
  part('run').addEventListener('click', () => void attempt(part('drawing'), runHere));
  listenToHeight(root);
  // The page around may give its frame another program without loading it anew.
  addEventListener('hashchange', () => location.reload());

  const stored = isForeign ? undefined : data.runs[query];
  if (!stored) await offerRun();
  else if (query === formatQuery(DEFAULTS))
    show(JSON.parse(part('built').textContent ?? ''), arrival.step === undefined);
  else await attempt(part('drawing'), async () => show(await load(stored), false));
  root.dataset['ready'] = '';

  /** There is no run yet: says so, and shows the program where somebody else wrote it. */
  async function offerRun(): Promise<void> {
    part('drawing').replaceChildren();
    document.documentElement.classList.remove(OTHER_RUN);
    root.dataset['state'] = isForeign ? 'foreign' : 'no-run';
    showVerdict(part, { outcome: 'none', headline: 'No run yet', now: '' });
    if (!isForeign) return;
    if (Object.keys(edits).every((file) => file === PATCH_FILE))
      part('foreign-what').textContent = 'This patch';
    await attempt(part('drawing'), async () => {
      const { listProgram } = await lazyPart(import('./program.ts'));
      listProgram(part<HTMLDetailsElement>('program'), edits);
    });
  }
}

function noteOf(text: string): HTMLLIElement {
  const item = document.createElement('li');
  item.textContent = text;
  return item;
}

function notLoaded(): never {
  throw new EngineError(
    'assets-not-loaded',
    'This run could not be loaded. Check the connection and reload the page, or open it in the playground.',
    '',
  );
}

function listenToHeight(root: HTMLElement): void {
  if (parent === window) return;
  const tell = heightTeller(window, () => root.getBoundingClientRect().height);
  new ResizeObserver(tell).observe(root);
}

const root = document.querySelector<HTMLElement>('#embed');
if (root) void start(root);
