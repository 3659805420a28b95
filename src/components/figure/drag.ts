/** What can be moved along the clock. */
export type Movable = 'request' | 'fin';

/** What a drag does. All lengths are pixels of the page. */
export interface Drag {
  /** The reader takes hold. @returns whether there is anything to move now */
  grab(what: Movable): boolean;
  /** @param by how far the pointer is from where it took hold */
  move(by: number): void;
  release(): void;
}

/** What in a picture can be taken hold of, by its key there. */
const HANDLES = [
  { what: 'request', selector: '[data-key="grip-request"]' },
  { what: 'fin', selector: '[data-key="grip-fin"]' },
] as const;

/** A pointer that moves less than this has clicked. */
const CLICK_PX_MAX = 4;

/**
 * Lets the pointer move the request in question, or the FIN, along the clock. A finger too: sideways it drags, up
 * and down it scrolls. For the keyboard there are the choices under the picture.
 */
export function listenForDrag(host: HTMLElement, drag: Drag): void {
  let heldAt: number | undefined;
  let hasMoved = false;

  host.addEventListener('pointerdown', (event) => {
    hasMoved = false;
    const target = event.target as Element;
    const handle = HANDLES.find(({ selector }) => target.closest(selector));
    if (!handle || event.button !== 0 || !drag.grab(handle.what)) return;
    heldAt = event.clientX;
    host.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  host.addEventListener('pointermove', ({ clientX }) => {
    if (heldAt === undefined) return;
    const by = clientX - heldAt;
    hasMoved ||= Math.abs(by) >= CLICK_PX_MAX;
    if (hasMoved) drag.move(by);
  });
  const release = () => {
    if (heldAt === undefined) return;
    heldAt = undefined;
    drag.release();
  };
  host.addEventListener('pointerup', release);
  host.addEventListener('pointercancel', release);
  host.addEventListener(
    'click',
    (event) => {
      // The end of a drag is no click on a step.
      if (hasMoved) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
