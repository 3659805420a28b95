import { type ShownStep, shownStepOf } from '../../figure/step-event.ts';
import { type Point, pointsAt } from './points.ts';

/** Marks the lines of Node’s source that the figure beside it passes through: around the markup of SourceTrail.astro. */
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
    for (const place of this.querySelectorAll('details')) {
      const lines = [...place.querySelectorAll<HTMLElement>('[data-points]')];
      for (const line of lines) line.toggleAttribute('data-lit', isNow(line));
      place.toggleAttribute('data-now', lines.some(isNow));
    }
    const [decisive] = points;
    const place = decisive && this.#line(decisive)?.closest('details');
    if (place) place.open = true;
    const said = this.querySelector('[data-part="said"]');
    if (said) said.textContent = this.#words(shown.event.kind === 'packet', points);
  }

  #words(isPacket: boolean, points: readonly Point[]): string {
    if (isPacket && points.length === 0) {
      return 'No line of Node runs at this step: it happens in the kernel.';
    }
    if (points.length === 0) return 'None of these lines runs at this step.';
    return `Node runs ${points.map((point) => this.#whereabouts(point)).join(' and ')}.`;
  }

  /** In the release that the reader has picked: a line may look different in others. */
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
