import { FINEST, usAt } from '../../../exploration/phase/axis.ts';
import { mapFromJson } from '../../../exploration/phase/map-json.ts';
import { fateAt, type PhaseMap } from '../../../exploration/phase/phase-map.ts';
import {
  type PhasePlane,
  type PhasePoint,
  PLANES,
  scenarioAt,
} from '../../../exploration/phase/plane.ts';
import {
  crosshair,
  type PhasePanel,
  phasePanel,
  pointUnder,
} from '../../../figures/phase/panel.ts';
import { phaseSheet } from '../../../figures/phase/sheet.ts';
import {
  columnText,
  fateText,
  panelText,
  placeText,
  signOfFate,
} from '../../../figures/phase/words.ts';
import { formatQuery } from '../../../scenario/query.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { durationText } from '../../../trace/words/time-text.ts';
import { listenForCopies } from '../copy-buttons.ts';
import { type Part, partsOf } from '../parts.ts';
import { updatedSvg } from '../update-svg.ts';
import type { PhaseData, PhasePanelData } from './phase-data.ts';

/** Steps that an arrow key moves the place by, and with Shift. */
const STEPS = { one: 1, many: FINEST / 8 } as const;

interface ShownPanel extends Omit<PhasePanelData, 'map'> {
  map: PhaseMap;
  readonly element: HTMLElement;
}

/**
 * `<phase-figure>`: a place in all pictures at once, moved by pointer, keys and sliders. Everything that it shows is a
 * function of the place and the maps. It wraps the markup of PhaseFigure.astro.
 */
export class PhaseFigure extends HTMLElement {
  #part!: Part;
  #plane!: PhasePlane;
  #base = '';
  #panels: readonly ShownPanel[] = [];
  #at!: PhasePoint;

  connectedCallback(): void {
    if (this.dataset['ready'] !== undefined) return;
    this.#part = partsOf(this);
    this.take(JSON.parse(this.#part('data').textContent ?? '') as PhaseData);
    for (const axis of ['x', 'y'] as const) {
      const slider = this.#part<HTMLInputElement>(`${axis}-slider`);
      const move = () => this.#go({ ...this.#at, [axis]: slider.valueAsNumber });
      slider.addEventListener('input', move);
      // The reader may have moved it before this code was here.
      if (slider.valueAsNumber !== this.#at[axis]) move();
    }
    this.#listenForPointer();
    this.#part('panels').addEventListener('keydown', (event) => this.#key(event));
    const title = this.querySelector('h2')?.textContent ?? '';
    listenForCopies(this, () => this.#words(), {
      caption: () => ({ ...this.#caption(title), picture: this.#sheet() }),
    });
    this.dataset['ready'] = '';
  }

  /** Shows other data in the same markup. It has as many panels as the figure. */
  take({ plane, base, at, panels }: PhaseData): void {
    this.#plane = PLANES[plane];
    this.#base = base;
    const elements = [...this.querySelectorAll<HTMLElement>('.phase-panel')];
    this.#panels = elements.flatMap((element, index) => {
      const panel = panels[index];
      element.hidden = !panel;
      for (const cell of this.querySelectorAll<HTMLElement>(`[data-cell^="${index} "]`))
        cell.hidden = !panel;
      return panel ? [{ ...panel, map: mapFromJson(panel.map), element }] : [];
    });
    this.#at = at;
  }

  /** Shows the data of `take`. A page that is built with them shows them already. */
  drawAll(): void {
    for (const [index, { element, title, note, map }] of this.#panels.entries()) {
      element.querySelector('[data-part="panel-title"]')!.textContent = title;
      element.querySelector('.note')!.textContent = note;
      element.querySelector('a')?.setAttribute('aria-label', `Open this run: ${title}`);
      this.querySelector(`[data-cell="${index} title"]`)!.textContent = title;
      this.draw(index, map);
    }
  }

  /** The scenario at the place, of the panel that an element is in. */
  scenarioOf(element: Element): Scenario | undefined {
    const panel = this.#panels.find((each) => each.element.contains(element));
    return panel && scenarioAt(panel.scenario, this.#plane, this.#at);
  }

  /** Replaces the map of a panel, while it is being made. */
  draw(index: number, map: PhaseMap): void {
    const panel = this.#panels[index];
    if (!panel) return;
    panel.map = map;
    const sheet = panel.element.querySelector<HTMLElement>('.sheet')!;
    const drawn = updatedSvg(
      sheet.firstElementChild ?? undefined,
      phasePanel(this.#panelOf(panel, index)),
    );
    if (drawn !== sheet.firstElementChild) sheet.replaceChildren(drawn);
    sheet.setAttribute('aria-label', panelText(panel.title, map, this.#plane));
    for (const cell of this.querySelectorAll<HTMLElement>(`td[data-cell^="${index} "]`))
      cell.textContent = columnText(map, this.#plane, Number(cell.dataset['cell']?.split(' ')[1]));
    this.#show();
  }

  #panelOf({ map, bands, bars }: ShownPanel, index: number): PhasePanel {
    return { plane: this.#plane, map, bands, bars, name: `${this.id}-${index}`, cross: this.#at };
  }

  #listenForPointer(): void {
    for (const { element } of this.#panels) {
      const sheet = element.querySelector<HTMLElement>('.sheet')!;
      const move = ({ clientX, clientY }: PointerEvent) => {
        const svg = sheet.firstElementChild as SVGSVGElement;
        const box = svg.getBoundingClientRect();
        const scale = svg.viewBox.baseVal.width / box.width;
        this.#go(pointUnder((clientX - box.left) * scale, (clientY - box.top) * scale));
      };
      let isHeld = false;
      sheet.addEventListener('pointerdown', (event) => {
        isHeld = event.button === 0;
        if (!isHeld) return;
        sheet.setPointerCapture(event.pointerId);
        move(event);
      });
      sheet.addEventListener('pointermove', (event) => {
        if (isHeld) move(event);
      });
      for (const end of ['pointerup', 'pointercancel'] as const)
        sheet.addEventListener(end, () => {
          isHeld = false;
        });
    }
  }

  #key(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const by = event.shiftKey ? STEPS.many : STEPS.one;
    const [x, y] = ARROWS[event.key] ?? [];
    if (x === undefined || y === undefined) return;
    event.preventDefault();
    this.#go({ x: this.#at.x + x * by, y: this.#at.y + y * by });
  }

  #go({ x, y }: PhasePoint): void {
    const inside = (step: number) => Math.min(Math.max(step, 0), FINEST);
    this.#at = { x: inside(x), y: inside(y) };
    this.#show();
  }

  #show(): void {
    for (const axis of ['x', 'y'] as const) {
      const text = durationText(usAt(this.#plane[axis], this.#at[axis]));
      const slider = this.#part<HTMLInputElement>(`${axis}-slider`);
      slider.valueAsNumber = this.#at[axis];
      slider.setAttribute('aria-valuetext', text);
      this.#part(`${axis}-time`).textContent = text;
    }
    this.#part('place').textContent = placeText(this.#plane, this.#at);
    for (const { element, map, scenario } of this.#panels) {
      const fate = fateAt(map, this.#at);
      const cross = element.querySelector('[data-key="crosshair"]');
      if (cross) updatedSvg(cross, crosshair(this.#at, fate));
      const verdict = element.querySelector<HTMLElement>('.verdict');
      if (verdict) verdict.dataset['outcome'] = signOfFate(fate);
      const words = verdict?.querySelector('[data-part="words"]');
      if (words) words.textContent = fateText(fate);
      const query = formatQuery(scenarioAt(scenario, this.#plane, this.#at));
      element.querySelector('a')?.setAttribute('href', `${this.#base}play/?${query}`);
    }
  }

  #sheet() {
    return phaseSheet(
      this.#panels.map((panel, index) => ({ ...this.#panelOf(panel, index), title: panel.title })),
    );
  }

  #words(): string {
    return this.#panels.map(({ title, map }) => panelText(title, map, this.#plane)).join(' ');
  }

  #caption(title: string) {
    const at = this.#panels.map(
      (panel) => `${panel.title}: ${fateText(fateAt(panel.map, this.#at))}`,
    );
    return {
      sign: 'depends' as const,
      headline: title,
      now: undefined,
      ran: `${placeText(this.#plane, this.#at)} ${at.join(' · ')}.`,
      provenance: this.#part('caption').textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
    };
  }
}

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

customElements.define('phase-figure', PhaseFigure);
