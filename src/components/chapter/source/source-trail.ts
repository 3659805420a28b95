import { type ShownStep, shownStepOf } from '../../figure/step-event.ts';
import { type Point, pointsAt } from './points.ts';

/** Wraps the markup of SourceTrail.astro and marks the lines of Node’s source at the step of the figure beside it. */
class SourceTrail extends HTMLElement {
  connectedCallback(): void {
    const figure = this.parentElement?.querySelector<HTMLElement>('race-figure, run-compare');
    const follow = () => this.#follow(figure ? shownStepOf(figure) : undefined);
    figure?.addEventListener('step', follow);
    this.addEventListener('change', follow);
    follow();
  }

  #follow(shown: ShownStep | undefined): void {
    if (!shown?.event) return;
    const points = pointsAt(shown.event, shown.trace);
    const isNow = (line: HTMLElement) =>
      points.some((point) => line.dataset['points']?.split(' ').includes(point));
    for (const passage of this.querySelectorAll('details')) {
      const lines = [...passage.querySelectorAll<HTMLElement>('[data-points]')];
      for (const line of lines) line.toggleAttribute('data-lit', isNow(line));
      passage.toggleAttribute('data-now', lines.some(isNow));
    }
    const [decisive] = points;
    const passage = decisive && this.#line(decisive)?.closest('details');
    if (passage) passage.open = true;
    const said = this.querySelector<HTMLElement>('[data-part="said"]');
    if (!said) return;
    const where = points.map((point) => this.#whereabouts(point)).join(' and ');
    const { kernel, elsewhere } = said.dataset;
    said.textContent = where
      ? `Node runs ${where}.`
      : ((shown.event.kind === 'packet' ? kernel : elsewhere) ?? '');
  }

  /** In the release that the reader has picked, because the line may look different in others. */
  #line(point: Point): HTMLElement | null {
    const release = this.querySelector<HTMLInputElement>('input:checked')?.value;
    return this.querySelector(`[data-releases~="${release}"] [data-points~="${point}"]`);
  }

  #whereabouts(point: Point): string {
    const line = this.#line(point);
    if (!line?.parentElement) return '';
    const { name, file } = line.closest('details')?.dataset ?? {};
    const first = Number(getComputedStyle(line).getPropertyValue('--at'));
    return `${name} (${file}, line ${first + [...line.parentElement.children].indexOf(line)})`;
  }
}

customElements.define('source-trail', SourceTrail);
