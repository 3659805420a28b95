import type { FrozenAt } from '../../figures/run/clock.ts';
import { type Extras, needsExtras } from '../../figures/run/on-demand.ts';
import {
  type Picture,
  type PictureOptions,
  WIDE_FROM_PX,
} from '../../figures/run/picture-options.ts';
import type { Scene } from '../../figures/run/scene.ts';
import { lazyPart } from './lazy-part.ts';
import { attempt } from './notice.ts';
import { updatedSvg } from './update-svg.ts';

/** What a drawing shows. The width is not part of it, because it is measured in the page. */
type Shown = Omit<PictureOptions, 'width' | 'name' | 'held' | 'movable'> & {
  readonly scene: Scene;
};

interface DrawingEvents {
  /** The reader pointed at a step. */
  readonly step: (id: string) => void;
  /** Whether the picture has handles that a reader can drag: see drag.ts. */
  readonly movable?: boolean;
  /** The width at which the picture is drawn in a box of a width; it is scaled up to fill it. By default the box's own. */
  readonly widthFor?: (boxPx: number) => number;
}

export interface Drawing {
  /** Draws this from now on. Before the first `wake` it is only remembered, and the picture of the page stays. */
  show(shown: Shown): void;
  /** Loads the layout and begins to draw. Without this call a page loads no layout. Later calls do nothing. */
  wake(): void;
  /** Draws on a frozen clock, or no longer when undefined: see figures/run/frozen-clock.ts. */
  hold(held: FrozenAt | undefined): void;
  readonly picture: Picture | undefined;
  /** Pixels of the page for each pixel of the picture. */
  readonly scale: number;
  /** Resolves when the first picture is drawn. */
  readonly drawn: Promise<void>;
}

type Layout = (scene: Scene, options: PictureOptions, extras?: Extras) => Picture;

/** The two layouts. Each is loaded when it is first needed, because most screens need only one. */
const LAYOUTS = {
  wide: async (): Promise<Layout> => (await import('../../figures/run/wide/wide.ts')).widePicture,
  tall: async (): Promise<Layout> => (await import('../../figures/run/tall/tall.ts')).tallPicture,
};
const loadExtras = async () => (await import('../../figures/run/extras.ts')).EXTRAS;
type Loaded = keyof typeof LAYOUTS | 'extras';

/** Keeps a picture in a box of the page. When the width of the box changes, it is drawn again and not scaled. */
export function createDrawing(host: HTMLElement, name: string, on: DrawingEvents): Drawing {
  let shown: Shown | undefined;
  let drawn: Picture | undefined;
  let isAwake = false;
  let held: FrozenAt | undefined;
  let waiting: MouseEvent | undefined;
  const layouts: Partial<Record<keyof typeof LAYOUTS, Layout>> = {};
  let extras: Extras | undefined;
  const asked = new Set<Loaded>();
  let settle = () => {};
  const firstDrawn = new Promise<void>((resolve) => {
    settle = resolve;
  });

  function widthNow(): number {
    const boxPx = Math.floor(host.clientWidth);
    return boxPx > 0 ? (on.widthFor?.(boxPx) ?? boxPx) : 0;
  }
  const scaleOf = ({ width }: Picture) => host.clientWidth / width;

  function draw(): void {
    const width = widthNow();
    if (!isAwake || !shown || width === 0) return;
    const kind = width >= WIDE_FROM_PX ? 'wide' : 'tall';
    const layout = layouts[kind];
    const lacksExtras = !extras && needsExtras(shown.scene, shown);
    if (!layout) load(kind);
    if (lacksExtras) load('extras');
    if (!layout || lacksExtras) return;
    host.classList.toggle('resizing', drawn?.width !== width);
    drawn = layout(
      shown.scene,
      { ...shown, width, name, held, movable: on.movable ?? false },
      extras,
    );
    const svg = updatedSvg(host.querySelector(':scope > svg') ?? undefined, drawn.root);
    if (host.childElementCount !== 1 || host.firstElementChild !== svg) host.replaceChildren(svg);
    settle();
  }

  /** Loads a part once. After a failure it is missing until the reader loads the page again, as the message says. */
  function load(kind: Loaded): void {
    if (asked.has(kind)) return;
    asked.add(kind);
    void attempt(host, async () => {
      if (kind === 'extras') extras = await lazyPart(loadExtras());
      else layouts[kind] = await lazyPart(LAYOUTS[kind]());
      draw();
      if (waiting) point(waiting);
    });
  }

  new ResizeObserver(() => {
    if (drawn?.width !== widthNow()) draw();
  }).observe(host);

  host.addEventListener('click', point);
  function point(event: MouseEvent): void {
    // A tap may come before the layout is loaded. It is remembered and handled after the first drawing.
    waiting = drawn ? undefined : event;
    if (!drawn) return;
    const box = host.getBoundingClientRect();
    const along = drawn.time === 'right' ? event.clientX - box.left : event.clientY - box.top;
    const id = nearest(drawn, along / scaleOf(drawn));
    if (id) on.step(id);
  }

  return {
    show(next) {
      shown = next;
      draw();
    },
    wake() {
      if (isAwake) return;
      isAwake = true;
      draw();
    },
    hold(next) {
      held = next;
      host.classList.toggle('held', held !== undefined);
      draw();
    },
    get picture() {
      return drawn;
    },
    get scale() {
      return drawn ? scaleOf(drawn) : 1;
    },
    drawn: firstDrawn,
  };
}

/** Greatest distance between a pointer and the step that it selects, in pixels. */
const REACH_PX = 60;

function nearest({ steps }: Picture, along: number): string | undefined {
  const distances = steps.map((step) => ({ id: step.id, px: Math.abs(step.along - along) }));
  const [closest] = distances.sort((one, other) => one.px - other.px);
  return closest && closest.px <= REACH_PX ? closest.id : undefined;
}
