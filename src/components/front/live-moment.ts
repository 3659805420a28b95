import { partsOf } from '../figure/parts.ts';
import { follow } from './follow.ts';
import { morph } from './morph.ts';
import { nearest } from './nearest.ts';

/** How long the picture takes to change. */
const CHANGE: KeyframeAnimationOptions = { duration: 420, easing: 'cubic-bezier(0.3, 0, 0.1, 1)' };

/**
 * `<live-moment>`: request 2 is dragged along its rail, or its block in the picture is. Each stop is a radio button, and
 * the style sheet shows the run of the one that is checked. So the script only checks one, and animates the change.
 */
class LiveMoment extends HTMLElement {
  #inputs: readonly HTMLInputElement[] = [];
  #shown: string | undefined;

  connectedCallback(): void {
    const part = partsOf(this);
    const track = part('track');
    this.#inputs = [...track.querySelectorAll('input')];
    this.#shown = this.#chosen?.value;
    this.addEventListener('change', () => this.#change());
    follow(track, () => this.#alongTheRail(track.getBoundingClientRect(), part('thumb')));
    follow(part('pictures'), ({ target }) => this.#inThePicture(target as Element));
  }

  get #chosen(): HTMLInputElement | undefined {
    return this.#inputs.find(({ checked }) => checked);
  }

  /** The drawings of a wait: one for each size. */
  #drawings(gap: string | undefined): readonly Element[] {
    return [...this.querySelectorAll(`[role="img"][data-gap="${gap}"] > svg`)];
  }

  #choose(index: number): void {
    const input = this.#inputs[index];
    if (!input || input.checked) return;
    input.checked = true;
    this.#change();
  }

  #change(): void {
    const before = this.#drawings(this.#shown);
    this.#shown = this.#chosen?.value;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const [index, drawing] of this.#drawings(this.#shown).entries()) {
      const other = before[index];
      const isShown = drawing.getClientRects().length > 0;
      if (other && isShown) morph(other, drawing, CHANGE);
    }
  }

  #alongTheRail({ left, width }: DOMRect, thumb: HTMLElement) {
    const last = this.#inputs.length - 1;
    const stops = this.#inputs.map((_, index) => left + (width * (index + 0.5)) / (last + 1));
    return {
      to: (x: number) => {
        const at = ((x - left) / width) * (last + 1) - 0.5;
        thumb.style.setProperty('--at', String(Math.min(Math.max(at, 0), last)));
        this.#choose(nearest(x, stops));
      },
      end: () => {
        thumb.removeAttribute('style');
        this.#chosen?.focus({ preventScroll: true });
      },
    };
  }

  /** The block snaps from stop to stop: the place in the loop decides, and there is nothing in between. */
  #inThePicture(target: Element) {
    const svg = target.closest('[data-key="grip-request"]')?.closest('svg');
    if (!svg) return undefined;
    const { left, width } = svg.getBoundingClientRect();
    const scale = width / svg.viewBox.baseVal.width;
    const stops = this.#inputs.map(({ value }) => {
      const grip = this.querySelector(
        `[data-size="wide"][data-gap="${value}"] [data-key="grip-request"]`,
      );
      const [x] = /-?[\d.]+/.exec(grip?.getAttribute('transform') ?? '') ?? ['0'];
      return left + Number(x) * scale;
    });
    this.classList.add('held');
    return {
      to: (x: number) => this.#choose(nearest(x, stops)),
      end: () => {
        this.classList.remove('held');
        this.#chosen?.focus({ preventScroll: true });
      },
    };
  }
}

customElements.define('live-moment', LiveMoment);
