import { LANE_WORDS, laneOf } from '../../figures/lane.ts';
import { type Move, moved, stepAt, turningPoint } from '../../figures/steps.ts';
import type { Trace, TraceEvent } from '../../trace/event.ts';
import { zeroOf } from '../../trace/focus.ts';
import { eventsAt, type Level } from '../../trace/story.ts';
import { listenForCopies } from './copy-buttons.ts';
import { createDrawing, type Drawing } from './drawing.ts';
import { keyAction } from './keys.ts';
import { createPlayer, type Player } from './player.ts';
import type { Rerun, RerunData, Reruns } from './rerun.ts';
import { stepTeller } from './step-event.ts';
import { type WordsSource, wordsFrom } from './words.ts';

/**
 * A figure that a reader steps through: `<race-figure>` around the markup of Figure.astro, which is complete
 * without it. Everything shown is a function of the trace and of the four fields below.
 */
class RaceFigure extends HTMLElement {
  #trace: Trace = [];
  #level: Level = 'story';
  #scale: 'readable' | 'true' = 'readable';
  #at: string | undefined;

  #words!: WordsSource;
  #drawing!: Drawing;
  #player!: Player;
  #reruns: Promise<Reruns> | undefined;
  readonly #tell = stepTeller(this);

  connectedCallback(): void {
    if (this.dataset['ready'] !== undefined) return;
    this.dataset['ready'] = '';
    this.#trace = JSON.parse(this.#part('trace').textContent ?? '[]');
    this.#words = wordsFrom(this.#part('transcript'), this.#trace);
    this.#at = this.#linkedStep() ?? this.dataset['at'];
    this.#drawing = createDrawing(this.#part('drawing'), this.id, {
      step: (id) => this.#go(id),
      ...(this.#rerunData() ? { drag: (what, by) => void this.#drag(what, by) } : {}),
    });
    this.#player = createPlayer(
      () => this.#move({ to: 'next' }),
      (playing) => this.#part('play').setAttribute('aria-pressed', String(playing)),
    );
    this.#listen();
    // A level that was asked for by the page or the address may need words that the page does not have.
    void this.#turnTo((this.dataset['level'] ?? 'story') as Level);
  }

  disconnectedCallback(): void {
    this.#player.stop();
  }

  #part<E extends HTMLElement = HTMLElement>(name: string): E {
    const found = this.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the figure has no part "${name}"`);
    return found;
  }

  get #steps(): Trace {
    return eventsAt(this.#level, this.#trace);
  }

  get #step(): TraceEvent | undefined {
    return stepAt(this.#steps, this.#trace, this.#at);
  }

  #listen(): void {
    const buttons: Readonly<Record<string, Move>> = {
      first: { to: 'first' },
      back: { to: 'previous' },
      forward: { to: 'next' },
    };
    for (const [name, move] of Object.entries(buttons)) {
      this.#part(name).addEventListener('click', () => {
        this.#player.stop();
        this.#move(move);
      });
    }
    this.#part('play').addEventListener('click', () => this.#player.toggle());
    this.#part('decisive').addEventListener('click', () => this.#go(turningPoint(this.#trace)?.id));
    this.#part<HTMLInputElement>('scrub').addEventListener('input', (event) => {
      this.#go(this.#steps[Number((event.target as HTMLInputElement).value)]?.id);
    });
    listenForCopies(this, () => this.#part('sheet').getAttribute('aria-label') ?? '');
    this.#part('sheet').addEventListener('keydown', (event) => this.#key(event));
    this.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      const [, kind] = /-(level|scale|gap|fin)$/.exec(target.name) ?? [];
      if (kind === 'level') void this.#turnTo(target.value as Level);
      if (kind === 'scale') this.#measure(target.value === 'true' ? 'true' : 'readable');
      if (kind === 'gap' || kind === 'fin') void this.#put(kind, target.value);
    });
  }

  #key(event: KeyboardEvent): void {
    const action = keyAction(event, this.#drawing.picture?.time ?? 'right');
    if (!action) return;
    event.preventDefault();
    if (action.to === 'play') {
      this.#player.toggle();
    } else {
      this.#player.stop();
      this.#move(action);
    }
  }

  /** @returns whether there was anywhere to go */
  #move(move: Move): boolean {
    const before = this.#step;
    const next = moved(this.#steps, before, move);
    this.#go(next?.id);
    return next !== before;
  }

  #go(id: string | undefined): void {
    this.#at = id;
    this.#link();
    this.#show();
    this.#follow();
  }

  async #turnTo(level: Level): Promise<void> {
    if (!this.#words.knows(eventsAt(level, this.#trace), this.#trace)) await this.#words.load();
    this.#at = this.#step?.id;
    this.#level = level;
    this.#at = this.#step?.id;
    this.#show();
  }

  #measure(scale: 'readable' | 'true'): void {
    this.#scale = scale;
    this.#show();
  }

  /* ---- what a reader sees ---------------------------------------------------------------------------- */

  #show(): void {
    const step = this.#step;
    const steps = this.#steps;
    this.#drawing.show({
      trace: this.#trace,
      level: this.#level,
      scale: this.#scale,
      at: step?.id,
      words: (event) => this.#words.of(event, this.#trace).short,
    });
    this.#tell({ event: step, trace: this.#trace });
    if (!step) return;
    const at = steps.indexOf(step);
    const { sentence, why } = this.#words.of(step, this.#trace);
    const lane = laneOf(step);
    this.#part('step').dataset['lane'] = lane;
    this.#part('lane').textContent = LANE_WORDS[lane];
    this.#part('time').textContent = timeWords(step.t - zeroOf(this.#trace));
    this.#part('sentence').textContent = sentence;
    this.#part('mini').textContent = sentence;
    this.#part('why').textContent = why ?? '';
    this.#part('count').textContent = `${at + 1} of ${steps.length}`;
    const scrub = this.#part<HTMLInputElement>('scrub');
    scrub.max = String(steps.length - 1);
    scrub.value = String(at);
    scrub.setAttribute('aria-valuetext', `${at + 1}: ${sentence}`);
    this.#part<HTMLButtonElement>('back').disabled = at === 0;
    this.#part<HTMLButtonElement>('first').disabled = at === 0;
    this.#part<HTMLButtonElement>('forward').disabled = at === steps.length - 1;
  }

  /** On a phone the picture is longer than the screen: the row of the step comes into view. */
  #follow(): void {
    if (this.#drawing.picture?.time !== 'down' || !this.#at) return;
    const row = this.querySelector(`[data-step="${CSS.escape(this.#at)}"].row`);
    const box = row?.getBoundingClientRect();
    const bar = this.#part('stepper').getBoundingClientRect();
    if (!box || (box.top > 0 && box.bottom < bar.top)) return;
    row?.scrollIntoView({ block: 'center', behavior: isStill() ? 'auto' : 'smooth' });
  }

  /* ---- the address ------------------------------------------------------------------------------------ */

  #linkedStep(): string | undefined {
    if (this.dataset['linked'] === undefined) return undefined;
    return new URLSearchParams(location.search).get('at') ?? undefined;
  }

  #link(): void {
    if (this.dataset['linked'] === undefined || !this.#at) return;
    const address = new URL(location.href);
    address.searchParams.set('at', this.#at);
    history.replaceState(history.state, '', address);
  }

  /* ---- another run ------------------------------------------------------------------------------------ */

  #rerunData(): RerunData | undefined {
    const text = this.querySelector('[data-part="rerun"]')?.textContent;
    return text ? JSON.parse(text) : undefined;
  }

  #engine(): Promise<Reruns> {
    const data = this.#rerunData();
    if (!data) throw new Error('this figure cannot be run again');
    this.#reruns ??= import('./rerun.ts').then(({ createReruns }) => createReruns(data));
    return this.#reruns;
  }

  async #drag(what: 'request' | 'fin', by: number): Promise<void> {
    await this.#replace((await this.#engine()).drag(what, by));
  }

  async #put(field: 'gap' | 'fin', value: string): Promise<void> {
    await this.#replace((await this.#engine()).put(field, value));
  }

  /** The new run takes the place of the old one; the reader stays at the same step, where there is one. */
  async #replace(running: Promise<Rerun>): Promise<void> {
    this.setAttribute('aria-busy', 'true');
    try {
      const [{ trace, verdict, scenario, query }] = await Promise.all([
        running,
        this.#words.load(),
      ]);
      this.#trace = trace;
      const chip = this.querySelector<HTMLElement>('.verdict');
      if (chip) chip.dataset['outcome'] = verdict.outcome;
      this.#part('words').textContent = verdict.headline;
      this.#part('reasons').textContent = verdict.reasons.join(' ');
      this.#part<HTMLAnchorElement>('try').search = query;
      this.#choose('gap', scenario.gap);
      this.#choose('fin', scenario.fin);
      this.#show();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) {
        this.#part('reasons').textContent =
          `It could not be run again: ${(error as Error).message}`;
      }
    } finally {
      this.removeAttribute('aria-busy');
    }
  }

  #choose(kind: 'gap' | 'fin', value: string): void {
    for (const input of this.querySelectorAll<HTMLInputElement>(`input[name$="-${kind}"]`)) {
      input.checked = input.value === value;
    }
  }
}

function timeWords(us: number): string {
  if (us === 0) return 'the FIN arrives';
  return `${(Math.abs(us) / 1000).toFixed(3)} ms ${us < 0 ? 'before' : 'after'} the FIN`;
}

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

customElements.define('race-figure', RaceFigure);
