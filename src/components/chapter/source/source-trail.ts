import { type ShownStep, shownStepOf } from '../../figure/step-event.ts';
import { type Point, pointsAt } from './points.ts';

/** Marks the lines of Node’s source that the figure beside it passes through: around the markup of SourceTrail.astro. */
class SourceTrail extends HTMLElement {
  connectedCallback(): void {
    if (this.dataset['ready'] !== undefined) return;
    this.dataset['ready'] = '';
    this.parentElement?.addEventListener('step', ({ detail }) => this.#follow(detail));
    const figure = this.parentElement?.querySelector('race-figure, run-compare');
    const follow = () => this.#follow(figure ? shownStepOf(figure) : undefined);
    this.addEventListener('change', follow);
    follow();
  }

  #follow(shown: ShownStep | undefined): void {
    if (!shown?.event) return;
    const { event, trace } = shown;
    const points = pointsAt(event, trace);
    for (const line of this.querySelectorAll('[data-lit]')) line.removeAttribute('data-lit');
    for (const line of points.flatMap((point) => this.#lines(point))) line.dataset['lit'] = '';
    const places = points.map((point) => this.#lines(point)[0]?.closest('details'));
    for (const place of this.querySelectorAll('details')) {
      place.toggleAttribute('data-now', places.includes(place));
    }
    if (places[0]) places[0].open = true;
    this.#say(
      points.length > 0
        ? `Node runs ${points.map((point) => this.#whereabouts(point)).join(', after ')}.`
        : event.kind === 'packet'
          ? 'No line of Node runs at this step: it happens in the kernel.'
          : 'None of these lines runs at this step.',
    );
  }

  /** A line may look different in other releases, so that it stands in the page more than once. */
  #lines(point: Point): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(`[data-points~="${point}"]`)];
  }

  /** Name, file and line, in the release that the reader has picked. */
  #whereabouts(point: Point): string {
    const release = this.querySelector<HTMLInputElement>('input:checked')?.value;
    const line = this.querySelector(`[data-releases~="${release}"] [data-points~="${point}"]`);
    const variant = line?.closest('.variant');
    const { name, file } = line?.closest('details')?.dataset ?? {};
    if (!line || !variant) return '';
    const first = Number(getComputedStyle(variant).getPropertyValue('--at'));
    const number = first + [...(line.parentElement?.children ?? [])].indexOf(line);
    return `${name} (${file}, line ${number})`;
  }

  #say(text: string): void {
    const said = this.querySelector('[data-part="said"]');
    if (said) said.textContent = text;
  }
}

customElements.define('source-trail', SourceTrail);
