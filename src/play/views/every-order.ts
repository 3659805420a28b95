import { EngineError, type RunInput } from '../../engines/engine.ts';
import type { LabEngine, LabManifest } from '../../engines/lab/index.ts';
import { type OrdersEnd, searchOrders } from '../../engines/lab/orders/search-orders.ts';
import { provenanceText } from '../../engines/provenance.ts';
import { BOUNDS, type Bounds, type Exploration } from '../../exploration/orders/exploration.ts';
import { failingSchedule } from '../../exploration/orders/plain-schedule.ts';
import {
  boundsText,
  cheapestText,
  FOR_THIS_CLOCK,
  ordersText,
  ordersVerdict,
  progressText,
} from '../../exploration/orders/verdict.ts';
import { orderOf } from '../../scenario/order-delays.ts';
import { formatQuery } from '../../scenario/query.ts';
import { DEFAULTS, type Scenario } from '../../scenario/scenario.ts';
import { element, part } from '../dom.ts';
import { isSameInput, runInputFor } from '../run-input.ts';
import { isForeign, type State } from '../state/state.ts';
import type { Store } from '../store.ts';
import { drawHairs } from './order-hairs.ts';

interface Every {
  readonly page: HTMLElement;
  readonly store: Store<State>;
  readonly lab: LabEngine;
  readonly manifest: LabManifest;
  readonly turn: (scenario: Scenario) => void;
}

/** Milliseconds between two words to a screen reader while the line fills. */
const SAID_MS = 5_000;

/** What the dialog shows, so that it is shown again when it is opened for the same program. */
interface Shown {
  readonly input: RunInput;
  readonly isWhole: boolean;
}
const shownIn = new WeakMap<HTMLElement, Shown>();

/** Opens the dialog and runs the program on the page in every order, until all are tried or the reader stops it. */
export async function showEveryOrder(every: Every): Promise<void> {
  const { page, store } = every;
  const dialog = dialogOf(every);
  if (dialog.open) return;
  const refused = part(dialog, 'orders-refused');
  const why = isForeign(store.state)
    ? 'This program came with a link. Read it and press Run first; then its orders can be tried.'
    : undefined;
  refused.textContent = why ?? '';
  refused.hidden = !why;
  part(dialog, 'orders-line').hidden = why !== undefined;
  dialog.showModal();
  const shown = shownIn.get(page);
  if (why || (shown?.isWhole && isSameInput(shown.input, inputOf(store.state)))) return;
  await search(every, dialog);
}

/** The dialog, which is put into the page when it is first opened. */
function dialogOf(every: Every): HTMLDialogElement {
  const { page } = every;
  const known = page.querySelector<HTMLDialogElement>('[data-part="orders-dialog"]');
  if (known) return known;
  page.append(part<HTMLTemplateElement>(page, 'orders-template').content.cloneNode(true));
  const dialog = part<HTMLDialogElement>(page, 'orders-dialog');
  part(dialog, 'orders-bounds').addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isForeign(every.store.state)) void search(every, dialog);
  });
  return dialog;
}

/** What is tried: the program on the page, with all times, also where those of its run were chosen. */
function inputOf({ scenario, edits, probe }: State): RunInput {
  return runInputFor({ ...scenario, order: DEFAULTS.order }, edits, probe);
}

/** The search that goes on. There is one at a time, because there is one dialog. */
let current: AbortController | undefined;

async function search(every: Every, dialog: HTMLDialogElement): Promise<void> {
  const { page, store, lab, manifest } = every;
  current?.abort();
  const leave = new AbortController();
  const stop = new AbortController();
  current = leave;
  dialog.addEventListener('close', () => leave.abort(), { once: true, signal: leave.signal });
  const { state } = store;
  const input = inputOf(state);
  const bounds = boundsIn(dialog);
  const stopButton = part<HTMLButtonElement>(dialog, 'orders-stop');
  stopButton.onclick = () => {
    stop.abort();
    stopButton.disabled = true;
    say(dialog, 'none', 'Stopping …');
  };
  begin(dialog, bounds, input);
  const line = new FillingLine(dialog, stop.signal);
  try {
    const end = await searchOrders(lab, manifest, input, {
      bounds,
      onProgress: (progress) => line.fill(progress),
      stop: stop.signal,
      leave: leave.signal,
    });
    const isWhole = end.kind === 'found' && end.exploration.isComplete;
    shownIn.set(page, { input, isWhole });
    showEnd(dialog, end, every, input);
  } catch (error) {
    if (leave.signal.aborted) return;
    showError(dialog, error);
  } finally {
    if (current === leave) stopButton.hidden = true;
  }
}

class FillingLine {
  readonly #dialog: HTMLElement;
  readonly #stop: AbortSignal;
  #saidMs = performance.now();

  constructor(dialog: HTMLElement, stop: AbortSignal) {
    this.#dialog = dialog;
    this.#stop = stop;
  }

  fill(progress: Parameters<typeof progressText>[0]): void {
    const dialog = this.#dialog;
    const text = progressText(progress);
    const each = drawHairs(part(dialog, 'hairs'), progress);
    part(dialog, 'orders-counts').textContent = `${text}.${eachText(each)}`;
    if (!this.#stop.aborted) say(dialog, 'none', `${ordersText(progress.orders)} so far`);
    const now = performance.now();
    if (now - this.#saidMs < SAID_MS) return;
    this.#saidMs = now;
    part(dialog, 'orders-said').textContent = text;
  }
}

function begin(dialog: HTMLElement, bounds: Bounds, input: RunInput): void {
  const stopButton = part<HTMLButtonElement>(dialog, 'orders-stop');
  stopButton.hidden = false;
  stopButton.disabled = false;
  part(dialog, 'orders-step').hidden = true;
  drawHairs(part(dialog, 'hairs'), { answered: 0, failed: 0, other: 0, open: 1 });
  say(dialog, 'none', 'Trying …');
  part(dialog, 'orders-counts').textContent = 'No order tried yet.';
  part(dialog, 'orders-said').textContent = 'Trying every order.';
  show(part(dialog, 'orders-cheapest'), undefined);
  show(part(dialog, 'orders-clock'), undefined);
  part(dialog, 'orders-regions').replaceChildren();
  part(dialog, 'orders-within').textContent =
    `Within these bounds: ${boundsText(bounds)}. ${modelText(input)}`;
  delete dialog.dataset['orders'];
}

function showEnd(dialog: HTMLDialogElement, end: OrdersEnd, every: Every, input: RunInput): void {
  if (end.kind === 'silent') {
    say(dialog, 'none', 'Not tried to the end');
    const text =
      'The search said nothing for half a minute and was ended: a run of this program takes too long, or its times are too many.';
    part(dialog, 'orders-said').textContent = text;
    part(dialog, 'orders-counts').textContent = text;
    return;
  }
  const { exploration, library, ms } = end;
  const { sign, headline } = ordersVerdict(exploration);
  say(dialog, sign, headline);
  part(dialog, 'orders-said').textContent = headline;
  const { orders, answered, failed, other, isComplete, regions } = exploration;
  const open = isComplete ? {} : { open: 1 };
  const each = drawHairs(part(dialog, 'hairs'), { answered, failed, other, ...open });
  const others = other > 0 ? `, ${other} without an end (a limit of the Lab ended them)` : '';
  part(dialog, 'orders-counts').textContent =
    `${ordersText(orders)} tried in ${(ms / 1000).toFixed(1)} s: ${answered} answered, ${failed} failed${others}.${eachText(each)}`;
  show(part(dialog, 'orders-cheapest'), cheapestText(exploration));
  show(part(dialog, 'orders-clock'), exploration.isForThisClock ? FOR_THIS_CLOCK : undefined);
  part(dialog, 'orders-regions').replaceChildren(...regions.map(regionItem));
  part(dialog, 'orders-within').textContent =
    `Within these bounds: ${boundsText(exploration.bounds)}. ${modelText(input, library)}`;
  offerStep(part<HTMLAnchorElement>(dialog, 'orders-step'), exploration, every, dialog);
  // For tests and for who counts: the same in every browser.
  dialog.dataset['orders'] = `${answered}/${orders}`;
}

/** The way to the failing order, step by step: a link, and with the reader's own text a turn of this page. */
function offerStep(
  link: HTMLAnchorElement,
  exploration: Exploration,
  { store, turn }: Every,
  dialog: HTMLDialogElement,
): void {
  const schedule = failingSchedule(exploration);
  link.hidden = schedule === undefined;
  if (!schedule) return;
  const scenario = { ...store.state.scenario, order: orderOf(schedule) };
  link.search = `?${formatQuery(scenario)}`;
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dialog.close();
    turn(scenario);
  };
}

function showError(dialog: HTMLElement, error: unknown): void {
  if (!(error instanceof EngineError)) reportError(error);
  const text =
    error instanceof EngineError
      ? `${error.message} ${error.remedy}`
      : 'The search could not be loaded, or failed. Check the connection and try it again.';
  say(dialog, 'none', 'No answer');
  part(dialog, 'orders-counts').textContent = text;
  part(dialog, 'orders-said').textContent = text;
}

/** What stands with every statement over all orders. */
function modelText({ node, patch }: RunInput, library?: string): string {
  const isPatched = patch === undefined ? {} : { isPatched: true };
  const ran = provenanceText({ engine: 'lab', node, ...isPatched });
  const hash = library ? ` (lib/ ${library.slice(0, LIBRARY_HASH_CHARS)}, SHA-256)` : '';
  return `Model: ${ran}${hash}. Nothing is said of times outside these bounds, nor of what the model leaves out.`;
}

/** Of the hash of a library: as many as the command line prints. */
const LIBRARY_HASH_CHARS = 16;

const WORDS = {
  answered: 'answered',
  failed: 'fails',
  other: 'has no end',
} as const;

function regionItem({ outcome, orders, inequalities }: Exploration['regions'][number]) {
  const item = element('li', '');
  const when = inequalities.map(({ text }) => text).join('; and ');
  const times = inequalities.map((each) => each.times).filter((each) => each !== '');
  const said = element('span', '', when ? `when ${when}` : 'whatever comes first');
  if (times.length > 0) said.append(element('code', '', times.join(', ')));
  item.append(element('b', '', WORDS[outcome]), said, element('span', 'note', ordersText(orders)));
  item.dataset['outcome'] = outcome;
  return item;
}

function say(dialog: HTMLElement, sign: string, words: string): void {
  const verdict = dialog.querySelector<HTMLElement>('.verdict');
  if (!verdict) throw new Error('the dialog has no verdict');
  verdict.dataset['outcome'] = sign;
  part(verdict, 'words').textContent = words;
}

function show(paragraph: HTMLElement, text: string | undefined): void {
  paragraph.textContent = text ?? '';
  paragraph.hidden = text === undefined;
}

const eachText = (each: number) => (each > 1 ? ` A hair stands for up to ${each} orders.` : '');

/** The browser has checked the numbers before the form was submitted. */
function boundsIn(dialog: HTMLElement): Bounds {
  const fields = [...dialog.querySelectorAll<HTMLInputElement>('.orders-bounds input')];
  const given = fields
    .filter((field) => field.checkValidity())
    .map((field) => [field.name, field.valueAsNumber]);
  return { ...BOUNDS, ...Object.fromEntries(given) };
}
